using System.Diagnostics.CodeAnalysis;

namespace Fabstir;

/// <summary>
/// The answer to a prompt, piece by piece: each token once and in order. It comes whether it is read or not; a reader who stops cancels it.
/// </summary>
/// <remarks>
/// One reader. Enumerating throws what the answer failed with, after everything that had come: a <see cref="FabstirException"/>, or
/// <see cref="OperationCanceledException"/> where a token was cancelled. Everything else here is thread-safe.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of tokens, which is what everybody calls it.")]
public sealed class TokenStream : IAsyncEnumerable<TokenChunk>
{
    private readonly PromptRun _run;
    private int _isRead;

    internal TokenStream(PromptRun run)
    {
        _run = run;
        Completion = CompleteAsync();

        // Whoever reads the stream gets the exception there: nobody has to look at the task, too.
        _ = Completion.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>The request, as the host and the logs know it.</summary>
    public string RequestId => _run.RequestId;

    /// <summary>
    /// Ends with the answer, however slowly it is read. A cancelled answer is <see cref="StreamFinishReason.Cancelled"/>; one that failed throws what reading throws.
    /// </summary>
    public Task<StreamSummary> Completion { get; }

    /// <summary>How it is getting on.</summary>
    public StreamMetrics Metrics => _run.Metrics;

    internal Task<Completion> Whole => _run.Completion;

    /// <summary>Cancels the answer, and waits until the host has stopped: three seconds at most. What has come stays readable. One that is over stays as it is.</summary>
    public async ValueTask CancelAsync()
    {
        _run.Cancel();
        await ((Task)_run.Completion).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Reads it.</summary>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="InvalidOperationException">Somebody reads it already, or has.</exception>
    public IAsyncEnumerator<TokenChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Interlocked.Exchange(ref _isRead, 1) == 0
        ? new TokenReader(_run.Buffer, CancelAsync, _run.CancellationToken, cancellationToken)
        : throw new InvalidOperationException("An answer is read once: keep what is needed again.");

    private async Task<StreamSummary> CompleteAsync()
    {
        Completion completion = await _run.Completion.ConfigureAwait(false);
        return completion.Summary;
    }
}
