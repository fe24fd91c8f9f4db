using System.Text;
using Fabstir.Codegen.Corpus.Files;
using Fabstir.Codegen.Generators;
using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Benchmarks.Compiler;

/// <summary>A project with many ABIs, as an editor holds it: the ABIs of OpenZeppelin, as often as it takes, each in a namespace of its own.</summary>
internal sealed class AbiProject
{
    private readonly InMemoryText[] _texts;
    private CSharpCompilation _compilation = TestCompilation.Create();
    private GeneratorDriver _driver;
    private int _edits;

    public AbiProject(IReadOnlyList<CorpusFile> files, int count)
    {
        _texts = [.. Enumerable.Range(0, count).Select(i => new InMemoryText(new AbiInput($"abi/{i}/{files[i % files.Count].Path}", files[i % files.Count].Text) { Namespace = $"Bench.N{i}" }))];
        _driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator()], _texts, TestCompilation.ParseOptions, new InMemoryOptions("Bench", runAnalyzers: true));
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results[0];

    /// <summary>The generated code beside nothing else.</summary>
    public Compilation Compilation => _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(static source => source.SyntaxTree));

    /// <summary>Runs the generator.</summary>
    /// <returns>How long it was at work itself.</returns>
    public TimeSpan Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime;
    }

    /// <summary>Adds a line of C#, and runs the generator.</summary>
    public TimeSpan EditCode()
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Edit{_edits++};", TestCompilation.ParseOptions));
        return Run();
    }

    /// <summary>Adds a function to an ABI, and runs the generator.</summary>
    public TimeSpan EditAbi()
    {
        InMemoryText old = _texts[_edits % _texts.Length];
        string text = old.Text.ToString();
        int start = text.IndexOf('[', StringComparison.Ordinal) + 1;
        string comma = text.AsSpan(start).TrimStart().StartsWith("]") ? "" : ",";
        InMemoryText edited = new(old.Input)
        {
            Text = SourceText.From(text.Insert(start, $$"""{"type":"function","name":"edit{{_edits}}","inputs":[],"outputs":[],"stateMutability":"view"}{{comma}}"""), Encoding.UTF8),
        };
        _texts[_edits++ % _texts.Length] = edited;
        _driver = _driver.ReplaceAdditionalText(old, edited);
        return Run();
    }
}
