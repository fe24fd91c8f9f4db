using Fabstir.Abi;

namespace Fabstir;

/// <summary>A job that is under way or over: its status, its answer as it comes, and its result. Thread-safe.</summary>
/// <remarks>It goes on whether it is read or not, and holds at most the tokens that were asked for. Disposing cancels it.</remarks>
public sealed class InferenceJob : IAsyncDisposable
{
    private readonly JobRun _run;

    internal InferenceJob(JobRun run) => _run = run;

    /// <summary>What was asked.</summary>
    public JobRequest Request => _run.Request;

    /// <summary>The id of its session; null before one is open. After a failover it is that of the newest.</summary>
    public UInt256? Id => _run.Session?.Id;

    /// <summary>The host that has it; null before there is one.</summary>
    public Address? Host => _run.Session?.Host;

    /// <summary>Where it stands.</summary>
    public JobStatus Status => _run.Status;

    /// <summary>How many tokens have come.</summary>
    public int TokensReceived => _run.Tokens;

    /// <summary>Ends when a session is open on chain, and fails where the job does before.</summary>
    public Task Submitted => _run.Submitted;

    /// <summary>The answer. It throws a <see cref="FabstirException"/> where the job failed, and <see cref="OperationCanceledException"/> where it was cancelled.</summary>
    public Task<JobResult> Result => _run.Result;

    /// <summary>The answer as it comes, from its beginning, for any number of readers. A reader who stops does not cancel the job.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FabstirException">The job failed; what had come was read before.</exception>
    public IAsyncEnumerable<TokenChunk> StreamAsync(CancellationToken cancellationToken = default) => _run.Chunks.ReadAsync(cancellationToken);

    /// <summary>What happens to it, from its beginning, for any number of readers.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A stream that ends with <see cref="JobUpdate.Ended"/>.</returns>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) => _run.Updates.ReadAsync(cancellationToken);

    /// <summary>Cancels it, and waits until its session is left as cheaply as possible. A job that is over stays as it is.</summary>
    public Task CancelAsync() => _run.CancelAsync();

    /// <summary>Cancels it.</summary>
    public ValueTask DisposeAsync() => _run.DisposeAsync();

    /// <summary>Where it stands, and nothing of what is asked.</summary>
    public override string ToString() => FormattableString.Invariant($"{Request}: {Status}");
}
