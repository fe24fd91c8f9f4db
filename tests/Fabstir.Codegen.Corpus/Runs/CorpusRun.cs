using System.Collections.Concurrent;
using Fabstir.Codegen.Corpus.Files;

namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>Runs files through the generator and the compiler, many in one compilation, as many compilations at once as there are processors.</summary>
internal static class CorpusRun
{
    private const int FilesPerCompilation = 24;

    public static async Task<CorpusResult> RunAsync(IReadOnlyList<CorpusFile> files, CancellationToken cancellationToken = default)
    {
        ConcurrentBag<BatchResult> results = [];
        await Parallel.ForEachAsync(
            files.Chunk(FilesPerCompilation),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (batch, token) => await RunAsync(batch, results, token));
        return new CorpusResult(
            files.Count,
            [.. results.SelectMany(static result => result.Failures).OrderBy(static failure => failure.Path, StringComparer.Ordinal)],
            results.Sum(static result => result.Selectors),
            results.Sum(static result => result.Characters));
    }

    /// <summary>
    /// Compiles what did not fail once more without what did: the compiler does not say everything of a file beside one with errors. What nobody can be
    /// blamed for is looked for in halves.
    /// </summary>
    private static async Task RunAsync(CorpusFile[] files, ConcurrentBag<BatchResult> results, CancellationToken cancellationToken)
    {
        BatchResult result = await new Batch(files).RunAsync(cancellationToken);
        if (result.Unattributed is { } reason)
        {
            if (files is [CorpusFile only])
            {
                results.Add(result with { Failures = [.. result.Failures, new Failure(only.Path, reason)] });
                return;
            }

            await RunAsync(files[..(files.Length / 2)], results, cancellationToken);
            await RunAsync(files[(files.Length / 2)..], results, cancellationToken);
            return;
        }

        HashSet<string> failed = [.. result.Failures.Select(static failure => failure.Path)];
        CorpusFile[] rest = [.. files.Where(file => !failed.Contains(file.Path))];
        if (failed.Count == 0 || rest.Length == 0)
        {
            results.Add(result);
            return;
        }

        results.Add(result with { Selectors = 0, Characters = 0 });
        await RunAsync(rest, results, cancellationToken);
    }
}
