using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Fabstir.Codegen.Corpus.Files;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Benchmarks.Compiler;

/// <summary>Holds the generator to what a developer does not notice, and its output to what a compiler takes in easily.</summary>
internal static class CompilerGate
{
    private const int Edits = 101;

    /// <summary>Measures, and prints a line for each bound.</summary>
    /// <returns>Whether all hold.</returns>
    public static bool Run()
    {
        IReadOnlyList<CorpusFile> files = CorpusFolder.Read(Repository.PathOf("tests", "node", "node_modules", "@openzeppelin"));

        // First, because nothing of it is compiled yet: what a build without a compiler server pays.
        TimeSpan thousand = new AbiProject(files, 1000).Run();
        AbiProject hundred = new(files, 100);
        hundred.Run();
        AbiProject all = new(files, files.Count);
        all.Run();
        int entries = files.Sum(EntriesOf);

        bool passed = Report("1,000 ABIs, the first time", thousand.TotalMilliseconds, 3000, "ms")
            & Report("an edit of C# beside 100 ABIs", Median(hundred.EditCode), 1, "ms")
            & Report("an edit of one of 100 ABIs", Median(hundred.EditAbi), 5, "ms")
            & Report("generated source for an entry", all.Result.GeneratedSources.Sum(static source => (double)source.SourceText.Length) / entries / 1024, 3, "KB")
            & Report("IL for an entry", BytesOfIL(all.Compilation) / (double)entries / 1024, 2.5, "KB");
        CompilerFigures.Print(files);
        Console.WriteLine(passed ? "passed" : "FAILED");
        return passed;
    }

    private static bool Report(string what, double value, double bound, string unit)
    {
        Console.WriteLine(FormattableString.Invariant($"{what,-32} {value,9:F2} {unit}   at most {bound} {unit}{(value <= bound ? "" : "  over")}"));
        return value <= bound;
    }

    private static double Median(Func<TimeSpan> edit) => Enumerable.Range(0, Edits).Select(_ => edit().TotalMilliseconds).Order().ElementAt(Edits / 2);

    private static int EntriesOf(CorpusFile file)
    {
        using JsonDocument document = JsonDocument.Parse(file.Text);
        return (document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement : document.RootElement.GetProperty("abi")).GetArrayLength();
    }

    private static long BytesOfIL(Compilation compilation)
    {
        using MemoryStream assembly = new();
        if (!compilation.Emit(assembly).Success)
        {
            throw new InvalidOperationException("The generated code does not compile.");
        }

        assembly.Position = 0;
        using PEReader file = new(assembly);
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(static address => address != 0)
            .Sum(address => (long)file.GetMethodBody(address).Size);
    }
}
