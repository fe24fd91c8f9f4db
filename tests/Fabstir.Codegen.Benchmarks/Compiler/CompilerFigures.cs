using System.Diagnostics;
using Fabstir.Codegen.Corpus.Files;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Benchmarks.Compiler;

/// <summary>What a project pays for the ABIs it has, by their size: printed for a reader, and held to nothing.</summary>
internal static class CompilerFigures
{
    private const int Runs = 11;
    private const int Compilations = 3;

    /// <summary>Measures, and prints a line for each project: the generator's first run in a compiler that is warm, and what the compiler does with the output.</summary>
    public static void Print(IReadOnlyList<CorpusFile> openZeppelin)
    {
        string exchange = File.ReadAllText(Repository.PathOf("tests", "Fabstir.Codegen.Benchmarks", "Compiler", "Exchange.abi.txt"));
        Print("the six contracts", CorpusFolder.Read(Repository.PathOf("abi")).Where(static file => !file.Path.Contains('/')).ToArray());
        Print("an exchange of Seaport's size", [new CorpusFile("Exchange.abi.txt", exchange, MethodIdentifiers: null)]);
        Print("200 ABIs of OpenZeppelin", [.. Enumerable.Range(0, 200).Select(i => openZeppelin[i % openZeppelin.Count])]);
    }

    private static void Print(string what, IReadOnlyList<CorpusFile> files)
    {
        double generator = Median(Runs, () => new AbiProject(files, files.Count).Run());
        AbiProject project = new(files, files.Count);
        project.Run();
        double compiler = Median(Compilations, () => Compile(project));
        int size = project.Result.GeneratedSources.Sum(static source => source.SourceText.Length);
        Console.WriteLine(FormattableString.Invariant($"{what,-32} {generator,9:F2} ms   {size / 1024.0,7:F0} KB   compiled in {compiler:F0} ms"));
    }

    private static TimeSpan Compile(AbiProject project)
    {
        Compilation compilation = project.Compilation;
        using MemoryStream assembly = new();
        long start = Stopwatch.GetTimestamp();
        if (!compilation.Emit(assembly).Success)
        {
            throw new InvalidOperationException("The generated code does not compile.");
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static double Median(int count, Func<TimeSpan> run) => Enumerable.Range(0, count).Select(_ => run().TotalMilliseconds).Order().ElementAt(count / 2);
}
