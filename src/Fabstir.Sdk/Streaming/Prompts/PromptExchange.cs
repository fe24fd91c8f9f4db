using System.Runtime.ExceptionServices;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>
/// One prompt with a host, from asking to the end: over as many sockets as it takes, and with another request where the caller allows one. Every wait has a bound.
/// </summary>
internal sealed class PromptExchange(
    PromptServices services, PromptOptions options, TokenReceiver receiver, TokenTally tally, string requestId, string prompt, IReadOnlyList<ContextMessage> context) : IAsyncDisposable
{
    // A host that is reached and cut again and again without a token is not worth more.
    private const int MostAttemptsWithoutToken = 6;

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(500);

    private FramePump? _pump;
    private IFrameSink? _sink;
    private CancellationTokenSource? _replying;
    private Task _replies = Task.CompletedTask;
    private string? _continuedId;
    private int _billedBefore;
    private int _attempts;
    private int _totalAtAttempt;

    private string Id => _continuedId ?? requestId;

    /// <param name="cancelled">Nobody wants the rest: the host is told, and the exchange ends in order.</param>
    /// <exception cref="FabstirException">The host refused, was lost, or did not answer in time.</exception>
    public async Task<PromptOutcome> RunAsync(CancellationToken cancelled)
    {
        using CancellationTokenRegistration registration = cancelled.UnsafeRegister(
            static self => ((TokenReceiver)self!).Signal(new PromptSignal(PromptSignalKind.Cancelled)), receiver);
        try
        {
            await ConnectAsync(services.Party.Options.ConnectAttempts, cancelled).ConfigureAwait(false);
            await AskAsync(prompt, context, cancelled).ConfigureAwait(false);
            while (true)
            {
                PromptSignal signal = await receiver.NextAsync(CancellationToken.None).ConfigureAwait(false);
                if (await GoOnAsync(signal, cancelled).ConfigureAwait(false) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // While there was no socket: the host cancels it when nobody comes back.
            return Outcome(StreamFinishReason.Cancelled, end: null);
        }
    }

    /// <summary>Takes no more frames; the socket stays for the next prompt.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_sink is { } sink)
        {
            _pump?.Detach(sink);
        }

        if (_replying is { } replying)
        {
            await replying.CancelAsync().ConfigureAwait(false);
            await _replies.ConfigureAwait(false);
            replying.Dispose();
            _replying = null;
        }
    }

    /// <summary>Does what a signal asks for.</summary>
    /// <returns>How it ended; null while it goes on.</returns>
    private async Task<PromptOutcome?> GoOnAsync(PromptSignal signal, CancellationToken cancelled)
    {
        switch (signal.Kind)
        {
            case PromptSignalKind.Ended when signal.End?.Reason == "interrupted":
                return await ContinueAsync(new ResumeUnavailableException(receiver.Next, oldest: null), cancelled).ConfigureAwait(false);
            case PromptSignalKind.Ended when signal.End?.Reason == "error":
                throw new HostRefusedException(services.Party.Endpoint.Name, hostCode: null, "The host failed at the answer.");
            case PromptSignalKind.Ended:
                await AcknowledgeAsync().ConfigureAwait(false);
                return Outcome(ReasonOf(signal.End), signal.End);
            case PromptSignalKind.Resumed:
                return null;
            case PromptSignalKind.Refused:
                return await OnRefusedAsync(signal.Error!, cancelled).ConfigureAwait(false);
            case PromptSignalKind.Lost or PromptSignalKind.Missing:
                await ResumeAsync(signal, cancelled).ConfigureAwait(false);
                return null;
            case PromptSignalKind.Late:
                int index = receiver.Total;
                await CancelAsync("timeout").ConfigureAwait(false);
                throw new TokenTimeoutException(index, index == 0 ? options.FirstTokenTimeout : options.TokenTimeout);
            case PromptSignalKind.Overflow:
                await CancelAsync("reader_too_slow").ConfigureAwait(false);
                throw new StreamException(
                    FabstirErrorCode.StreamRateLimited,
                    $"The reader is more than {TokenBuffer.MaxBytes} bytes behind, and the host cannot be asked to wait: the request was cancelled.");
            case PromptSignalKind.TooMany:
                return Outcome(StreamFinishReason.Length, await CancelAsync("max_tokens").ConfigureAwait(false));
            case PromptSignalKind.Stopped:
                return Outcome(StreamFinishReason.Stop, await CancelAsync("stop_sequence").ConfigureAwait(false));
            default:
                return Outcome(StreamFinishReason.Cancelled, await CancelAsync("user_cancelled").ConfigureAwait(false));
        }
    }

    private async Task<PromptOutcome?> OnRefusedAsync(HostMessage.HostError error, CancellationToken cancelled)
    {
        if (error.Code == HostErrorCode.ResumeUnavailable)
        {
            return await ContinueAsync(new ResumeUnavailableException(receiver.Next, error.Oldest), cancelled).ConfigureAwait(false);
        }

        if (error.Code == HostErrorCode.Busy && CountAttempt())
        {
            // What was cancelled or cut before may not be over yet.
            await Task.Delay(error.RetryAfter ?? (BusyPause * _attempts), services.Party.Time, cancelled).ConfigureAwait(false);
            await AskAsync(prompt, context, cancelled).ConfigureAwait(false);
            return null;
        }

        if (!_pump!.Connection.Capabilities.SpeaksStreamProtocol)
        {
            // Hosts of that kind end the stream after the error, too, and not always by its id.
            await DrainAsync().ConfigureAwait(false);
        }

        throw new HostRefusedException(services.Party.Endpoint.Name, error.Code, error.Text, error.RetryAfter);
    }

    /// <summary>The socket is of no use any more: the host is asked for the rest over another one.</summary>
    private async Task ResumeAsync(PromptSignal signal, CancellationToken cancelled)
    {
        HostCapabilities capabilities = _pump!.Connection.Capabilities;
        _pump.Connection.Abort();
        await DisposeAsync().ConfigureAwait(false);
        if (signal.Cause is FrameFormatException broken)
        {
            ExceptionDispatchInfo.Throw(broken);
        }

        if (services.Link.EndsWithSocket)
        {
            throw new SessionEndedByHostException(services.Party.Session.Id, signal.Cause);
        }

        string cause = signal.Kind == PromptSignalKind.Missing ? "tokens are missing" : signal.Cause?.Message ?? "the host closed it";
        if (!capabilities.Resumes || !CountAttempt())
        {
            throw new StreamException(FabstirErrorCode.StreamConnectionLost, $"The answer was cut after {receiver.Total} tokens: {cause}", signal.Cause);
        }

        services.Log.Cut(services.Party.Session.Id, receiver.Total, requestId, cause);
        tally.Reconnected();
        await ConnectAsync(int.MaxValue, cancelled).ConfigureAwait(false);
        await SendAsync(new ClientFrame.StreamResume(Id, services.Party.Session.Id, receiver.BeginResuming()), cancelled).ConfigureAwait(false);
    }

    /// <summary>The host has lost the rest: it is asked anew where nothing had come, or where the caller wants it to go on with what had.</summary>
    private async Task<PromptOutcome?> ContinueAsync(ResumeUnavailableException lost, CancellationToken cancelled)
    {
        int total = receiver.Total;
        if (!CountAttempt() || (total > 0 && !options.ContinuePartial))
        {
            throw lost;
        }

        if (total >= options.MaxTokens)
        {
            return Outcome(StreamFinishReason.Length, end: null);
        }

        tally.Continued();
        _billedBefore = total;
        _continuedId = FormattableString.Invariant($"{requestId}.{tally.Continuations}");
        string asked = total == 0 ? prompt : "Go on exactly where you stopped, and repeat nothing.";
        IReadOnlyList<ContextMessage> before = total == 0
            ? context
            : [.. context, new ContextMessage("user", prompt), new ContextMessage("assistant", receiver.Text)];
        await AskAsync(asked, before, cancelled).ConfigureAwait(false);
        return null;
    }

    private async Task ConnectAsync(int attempts, CancellationToken cancelled)
    {
        await services.Redial.RunAsync(attempts, StreamProtocol.ResumeWithin, cancelled).ConfigureAwait(false);
        _pump = services.Link.Pump!;
        _sink = receiver.TakeFrom();
        _pump.Attach(_sink);
        _replying = new CancellationTokenSource();
        _replies = _pump.Connection.Capabilities.TakesCredit ? receiver.Replies.RunAsync(_pump.Connection, _replying.Token) : Task.CompletedTask;
        if (cancelled.IsCancellationRequested)
        {
            receiver.Signal(new PromptSignal(PromptSignalKind.Cancelled));
        }
    }

    private Task AskAsync(string asked, IReadOnlyList<ContextMessage> before, CancellationToken cancelled)
    {
        HostCapabilities capabilities = _pump!.Connection.Capabilities;
        InferenceRequest request = new()
        {
            Model = capabilities.SpeaksStreamProtocol ? services.Party.Names.Id : services.Party.Names.Short,
            Prompt = asked,
            MaxTokens = options.MaxTokens - receiver.Total,
            Temperature = options.Temperature,
            TopP = options.TopP,
            Context = before,
        };
        receiver.Begin(Id, capabilities);
        return SendAsync(new ClientFrame.Inference(Id, services.Party.Session.Id, request), cancelled);
    }

    /// <summary>A socket that takes nothing is cut, which the pump finds and says.</summary>
    private async Task SendAsync(ClientFrame frame, CancellationToken cancelled)
    {
        try
        {
            await _pump!.Connection.SendAsync(frame, cancelled).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StreamException or ObjectDisposedException)
        {
            _pump!.Connection.Abort();
        }
    }

    /// <summary>Tells the host that nobody wants the rest, and waits for its end.</summary>
    private async Task<HostMessage.StreamEnd?> CancelAsync(string reason)
    {
        receiver.BeginDraining();
        await SendAsync(new ClientFrame.StreamCancel(Id, services.Party.Session.Id, reason), CancellationToken.None).ConfigureAwait(false);
        return await DrainAsync().ConfigureAwait(false);
    }

    /// <returns>The end; null when there was none in time. Then the socket is of no use any more.</returns>
    private async Task<HostMessage.StreamEnd?> DrainAsync()
    {
        using CancellationTokenSource limit = new(StreamProtocol.DrainWithin, services.Party.Time);
        try
        {
            while (true)
            {
                PromptSignal signal = await receiver.NextAsync(limit.Token).ConfigureAwait(false);
                switch (signal.Kind)
                {
                    case PromptSignalKind.Ended:
                        await AcknowledgeAsync().ConfigureAwait(false);
                        return signal.End;
                    case PromptSignalKind.Lost:
                    case PromptSignalKind.Refused when _pump!.Connection.Capabilities.SpeaksStreamProtocol:
                        return null;
                }
            }
        }
        catch (OperationCanceledException)
        {
            _pump!.Connection.Abort();
            return null;
        }
    }

    private async Task AcknowledgeAsync()
    {
        if (_pump!.Connection.Capabilities.TakesCredit)
        {
            try
            {
                await receiver.Replies.SendAsync(_pump.Connection, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StreamException or ObjectDisposedException)
            {
                // Everything has come: what the host does not learn now costs nobody anything.
            }
        }
    }

    private bool CountAttempt()
    {
        int total = receiver.Total;
        _attempts = total > _totalAtAttempt ? 1 : _attempts + 1;
        _totalAtAttempt = total;
        return _attempts <= MostAttemptsWithoutToken;
    }

    /// <summary>What is billed may be less than what came, and never more.</summary>
    private PromptOutcome Outcome(StreamFinishReason reason, HostMessage.StreamEnd? end)
    {
        int came = receiver.Total - _billedBefore;
        int said = Math.Min(end?.TokensUsed ?? came, end?.Usage?.CompletionTokens ?? came);
        return new PromptOutcome(reason, _billedBefore + Math.Min(came, said), end?.Usage, end is not null);
    }

    private static StreamFinishReason ReasonOf(HostMessage.StreamEnd? end) => (end?.FinishReason ?? end?.Reason) switch
    {
        "stop" or "complete" => StreamFinishReason.Stop,
        "length" => StreamFinishReason.Length,
        "cancelled" => StreamFinishReason.Cancelled,
        _ => StreamFinishReason.Other,
    };
}
