using System.Diagnostics;
using Fabstir.Codegen.Corpus.Files;
using Fabstir.Codegen.Corpus.Runs;

if (args is not [string folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: Fabstir.Codegen.Corpus <folder>");
    return 2;
}

Stopwatch watch = Stopwatch.StartNew();
CorpusResult result = await CorpusRun.RunAsync(CorpusFolder.Read(folder));
foreach (Failure failure in result.Failures)
{
    Console.WriteLine($"{failure.Path}: {failure.Reason}");
}

Console.WriteLine(result.Summary);
Console.WriteLine(FormattableString.Invariant(
    $"{result.Selectors} selectors compared, {result.Characters / 1e6:0.0} million characters generated, {watch.Elapsed.TotalSeconds:0} s"));
return result.Failures.Count == 0 ? 0 : 1;
