using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>
/// A session that has a client: one socket, one answer at a time. After a cut the answer is kept for a while, for the client to come back for. Whatever changes
/// it takes turns; thread-safe.
/// </summary>
/// <param name="first">The session, as it was admitted first.</param>
/// <param name="services">What answers are made with.</param>
/// <param name="forget">Is called once, when nothing is left to keep.</param>
internal sealed class LiveSession(IServedSession first, StreamServices services, Action<LiveSession> forget) : IAsyncDisposable
{
    private readonly Turns _turns = new();
    private Attachment? _attachment;
    private PromptStream? _stream;
    private IDisposable? _connection;
    private ITimer? _expiry;
    private TaskCompletionSource? _reservation;
    private bool _isForgotten;

    /// <summary>The session, as it was admitted last.</summary>
    public IServedSession Served { get; private set; } = first;

    /// <summary>Whether an answer is under way.</summary>
    public bool IsAnswering => _reservation is not null || _stream is { IsEnded: false };

    /// <summary>Gives the session a socket.</summary>
    /// <returns>False when the session was forgotten: find it again.</returns>
    /// <exception cref="ServiceRefusedException">It has one, and the new one does not prove that it may take over.</exception>
    public Task<bool> AttachAsync(IServedSession served, ISessionSocket socket, bool isAuthenticated) => _turns.RunAsync(async () =>
    {
        if (_isForgotten)
        {
            return false;
        }

        if (_attachment is { } current)
        {
            if (current.Socket == socket)
            {
                Take(served);
                return true;
            }

            if (!isAuthenticated)
            {
                throw new ServiceRefusedException(HostErrorCode.SessionInUse, FabstirErrorCode.InvalidSessionState, "The session has another socket.");
            }

            current.Socket.Replace();
            await current.DisposeAsync().ConfigureAwait(false);
        }

        _expiry?.Dispose();
        Take(served);
        _attachment = new Attachment(socket);
        return true;
    });

    /// <summary>The socket is gone. What it was sent is kept for a while if its client can come back for it.</summary>
    public Task DetachAsync(ISessionSocket socket) => _turns.RunAsync(async () =>
    {
        if (_attachment?.Socket != socket)
        {
            return;
        }

        await _attachment.DisposeAsync().ConfigureAwait(false);
        _attachment = null;
        _connection?.Dispose();
        _connection = null;
        if (_stream is { IsAcknowledged: false } && socket.IsAcknowledging)
        {
            _expiry = services.Time.CreateTimer(_ => _ = _turns.RunAsync(LetGoAsync), null, StreamProtocol.ResumeWithin, Timeout.InfiniteTimeSpan);
        }
        else
        {
            await LetGoAsync().ConfigureAwait(false);
        }
    });

    /// <summary>Begins an answer, and sends it.</summary>
    /// <exception cref="ServiceRefusedException">One is under way, or it is not granted.</exception>
    public Task BeginAsync(ISessionSocket socket, Prompt prompt, CancellationToken cancellationToken) => _turns.RunAsync(async () =>
    {
        Attachment attachment = RequireAttached(socket);
        await RequireIdleAsync().ConfigureAwait(false);
        _stream = services.Start(await services.Answers.BeginAsync(Served, prompt, cancellationToken).ConfigureAwait(false));
        attachment.Send(_stream);
    });

    /// <summary>Sends the rest of an answer that was cut.</summary>
    /// <exception cref="ServiceRefusedException">It is not kept.</exception>
    public Task ResumeAsync(ISessionSocket socket, string id, int nextIndex) => _turns.RunAsync(async () =>
    {
        Attachment attachment = RequireAttached(socket);
        if (_stream is not { } stream || stream.Id != id)
        {
            Served.Reconcile(id, nextIndex);
            throw new ServiceRefusedException(HostErrorCode.ResumeUnavailable, FabstirErrorCode.StreamConnectionLost, "No answer of this id is kept.");
        }

        stream.RequireKept(nextIndex);
        await attachment.StopAsync().ConfigureAwait(false);
        int from = stream.TakeUp(nextIndex);
        attachment.Send(stream, from, new HostFrame(id, new HostMessage.StreamResumed(from)));
    });

    /// <summary>Does something with the answer of an id: nothing when there is none, because it may just have ended.</summary>
    /// <param name="socket">Who asks.</param>
    /// <param name="id">The answer; null for the one that is under way.</param>
    /// <param name="action">What is done.</param>
    public Task WithStreamAsync(ISessionSocket socket, string? id, Action<PromptStream> action) => _turns.RunAsync(() =>
    {
        if (_attachment?.Socket == socket && _stream is { } stream && (id is null || stream.Id == id))
        {
            action(stream);
        }

        return Task.CompletedTask;
    });

    /// <summary>Gives an answer that goes another way than over the socket, and keeps other prompts away meanwhile.</summary>
    /// <exception cref="ServiceRefusedException">One is under way, or it is not granted.</exception>
    public async Task AnswerAsync(IServedSession served, Prompt prompt, Func<StartedAnswer, Task> answer, CancellationToken cancellationToken)
    {
        StartedAnswer started = await _turns.RunAsync(async () =>
        {
            await RequireIdleAsync().ConfigureAwait(false);
            StartedAnswer begun = await services.Answers.BeginAsync(served, prompt, cancellationToken).ConfigureAwait(false);
            _reservation = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return begun;
        }).ConfigureAwait(false);
        try
        {
            await answer(started).ConfigureAwait(false);
        }
        finally
        {
            await _turns.RunAsync(() =>
            {
                _reservation?.SetResult();
                _reservation = null;
                ForgetIfUnused();
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the answer because the host ends, and tells the client.</summary>
    public async Task ShutDownAsync()
    {
        Task reserved = await _turns.RunAsync(async () =>
        {
            if (_stream is { } stream)
            {
                stream.Stop(StreamOutcome.ShuttingDown);
                await (_attachment?.WhenSentAsync() ?? Task.CompletedTask).ConfigureAwait(false);
                await stream.EndAsync(StreamOutcome.ShuttingDown).ConfigureAwait(false);
            }

            return _reservation?.Task ?? Task.CompletedTask;
        }).ConfigureAwait(false);
        await reserved.ConfigureAwait(false);
    }

    /// <exception cref="ServiceRefusedException">An answer is under way.</exception>
    public void RequireIdle()
    {
        if (IsAnswering)
        {
            throw new ServiceRefusedException(HostErrorCode.Busy, FabstirErrorCode.NodeRejectedJob, "A request of this session is under way: wait for its end.");
        }
    }

    /// <summary>Keeps nothing for anybody any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await ShutDownAsync().ConfigureAwait(false);
        await _turns.RunAsync(LetGoAsync).ConfigureAwait(false);
    }

    private void Take(IServedSession served)
    {
        if (_connection is null || served != Served)
        {
            _connection?.Dispose();
            Served = served;
            _connection = served.Connect();
        }
    }

    private async Task LetGoAsync()
    {
        if (_attachment is null)
        {
            _expiry?.Dispose();
            if (_stream is { } stream)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                _stream = null;
            }

            ForgetIfUnused();
        }
    }

    private void ForgetIfUnused()
    {
        if (_attachment is null && _stream is null && _reservation is null && !_isForgotten)
        {
            _isForgotten = true;
            forget(this);
        }
    }

    private Attachment RequireAttached(ISessionSocket socket) => _attachment is { } attachment && attachment.Socket == socket
        ? attachment
        : throw new ServiceRefusedException(HostErrorCode.SessionInUse, FabstirErrorCode.InvalidSessionState, "The session has another socket now.");

    private async Task RequireIdleAsync()
    {
        if (_stream is { IsEnded: false } stream && stream != _attachment?.Stream)
        {
            // It was cut, and its client asks something else instead of coming back for it.
            await stream.EndAsync(StreamOutcome.Cancelled).ConfigureAwait(false);
        }

        RequireIdle();
        if (_stream is { } last)
        {
            _stream = null;
            await last.DisposeAsync().ConfigureAwait(false);
        }
    }
}
