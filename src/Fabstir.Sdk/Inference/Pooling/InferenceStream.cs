using System.Diagnostics.CodeAnalysis;

namespace Fabstir;

/// <summary>An answer from a pool of sessions, piece by piece: each token once and in order. Nothing is asked before it is read.</summary>
/// <remarks>
/// One reader, once. A reader who stops cancels the answer and gives the session back. Reading throws what the answer failed with, a <see cref="FabstirException"/>; the next host is
/// asked only before the first token, because a second answer is another one.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of tokens, which is what everybody calls it.")]
public sealed class InferenceStream : IAsyncEnumerable<TokenChunk>
{
    private readonly SessionPool _pool;
    private readonly CancellationToken _cancellationToken;
    private readonly TaskCompletionSource<StreamSummary> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<HostFailover> _failovers = [];
    private readonly Lock _lock = new();
    private int _isRead;

    internal InferenceStream(SessionPool pool, string prompt, PromptOptions options, CancellationToken cancellationToken)
    {
        _pool = pool;
        _cancellationToken = cancellationToken;
        Prompt = prompt;
        Options = options;
        // Whoever only reads the stream hears of a failure there.
        _ = _completion.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>How it ended; fails as reading does. It ends when the stream was read.</summary>
    public Task<StreamSummary> Completion => _completion.Task;

    /// <summary>The session that answers; null until it is known.</summary>
    public FabstirSession? Session { get; private set; }

    /// <summary>Why this host; null until it is known, and where the caller named the host.</summary>
    public HostChoice? Choice { get; private set; }

    /// <summary>Hosts that failed before, oldest first.</summary>
    public IReadOnlyList<HostFailover> Failovers
    {
        get
        {
            lock (_lock)
            {
                return [.. _failovers];
            }
        }
    }

    internal string Prompt { get; }

    internal PromptOptions Options { get; }

    /// <summary>Asks, and reads the answer.</summary>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="InvalidOperationException">It was read before.</exception>
    /// <exception cref="FabstirException">No host answered, the answer was cut, or another session would cost more than it may.</exception>
    public IAsyncEnumerator<TokenChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Interlocked.Exchange(ref _isRead, 1) == 0
        ? ReadAsync(cancellationToken)
        : throw new InvalidOperationException("An answer is read once: keep what is needed again, or ask again.");

    internal void Add(HostFailover failover)
    {
        lock (_lock)
        {
            _failovers.Add(failover);
        }
    }

    internal void Use(PooledSession session)
    {
        Session = session.Session;
        Choice = session.Choice;
    }

    private async IAsyncEnumerator<TokenChunk> ReadAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancellationToken);
        PooledAnswer? answer = null;
        try
        {
            answer = await RecordAsync(() => _pool.BeginAsync(this, either.Token)).ConfigureAwait(false);
            while (answer.HasCurrent)
            {
                yield return answer.Current;
                await RecordAsync(() => answer.MoveNextAsync()).ConfigureAwait(false);
            }

            _completion.TrySetResult(await RecordAsync(() => answer.Stream.Completion).ConfigureAwait(false));
        }
        finally
        {
            if (answer is not null)
            {
                await _pool.GiveBackAsync(answer).ConfigureAwait(false);
            }

            // The reader left before the end.
            _completion.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task<T> RecordAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _completion.TrySetException(e);
            throw;
        }
    }
}
