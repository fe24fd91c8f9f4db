using System.Collections.Immutable;
using System.Globalization;
using Fabstir.Codegen.Corpus.Files;
using Fabstir.Codegen.Generators;
using Fabstir.Codegen.Generators.Diagnostics;
using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>Files that are one project: each has a namespace of its own, by which the compiler's words are told apart.</summary>
internal sealed class Batch(IReadOnlyList<CorpusFile> files)
{
    private const string NamespacePrefix = "Corpus.File";
    private const string AnalyzerException = "AD0001";
    private const int MessagesPerFile = 3;

    private readonly InMemoryText[] _texts =
        [.. files.Select(static (file, i) => new InMemoryText(new AbiInput(file.Path, file.Text) { Namespace = NamespaceOf(i) }))];

    private readonly InMemoryOptions _options = new("Corpus", runAnalyzers: true);
    private readonly List<Failure> _failures = [];

    public async Task<BatchResult> RunAsync(CancellationToken cancellationToken)
    {
        CSharpCompilation empty = TestCompilation.Create();
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new ContractGenerator().AsSourceGenerator()], _texts, TestCompilation.ParseOptions, _options)
            .RunGeneratorsAndUpdateCompilation(empty, out Compilation compilation, out _, cancellationToken);
        GeneratorRunResult generated = driver.GetRunResult().Results[0];
        if (generated.Exception is { } thrown)
        {
            return Failed($"the generator threw {thrown}");
        }

        if (await AnalyzeAsync(empty, cancellationToken) is { } broken)
        {
            return Failed(broken);
        }

        ILookup<int, SyntaxTree> trees = generated.GeneratedSources.Select(static source => source.SyntaxTree).ToLookup(FileOf);
        for (int i = 0; i < files.Count; i++)
        {
            if (!trees[i].Any())
            {
                Fail(i, ["nothing was generated"]);
            }
        }

        using MemoryStream assembly = new();
        string? unattributed = Report(compilation.Emit(assembly, cancellationToken: cancellationToken).Diagnostics);
        int selectors = 0;
        if (unattributed is null && _failures.Count == 0)
        {
            using SelectorComparison comparison = new(assembly);
            for (int i = 0; i < files.Count; i++)
            {
                Fail(i, comparison.Compare(NamespaceOf(i), files[i]));
            }

            selectors = comparison.Compared;
        }

        return new BatchResult(_failures, unattributed, selectors, generated.GeneratedSources.Sum(static source => (long)source.SourceText.Length));
    }

    private static string NamespaceOf(int index) => NamespacePrefix + index.ToString(CultureInfo.InvariantCulture);

    // Shared types may live in a namespace below.
    private static int FileOf(SyntaxTree tree)
    {
        string? name = tree.GetCompilationUnitRoot().Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        return name is not null && name.StartsWith(NamespacePrefix, StringComparison.Ordinal)
            ? int.Parse(name[NamespacePrefix.Length..].Split('.')[0], CultureInfo.InvariantCulture)
            : -1;
    }

    private BatchResult Failed(string reason) => new(_failures, reason, Selectors: 0, Characters: 0);

    /// <summary>Notes what the analyzer calls an error; returns what it threw, which belongs to no file.</summary>
    private async Task<string?> AnalyzeAsync(CSharpCompilation empty, CancellationToken cancellationToken)
    {
        AnalyzerOptions options = new([.. _texts], _options);
        ImmutableArray<Diagnostic> diagnostics = await empty
            .WithAnalyzers(
                [new AbiFileAnalyzer()],
                new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id == AnalyzerException) is { } thrown)
        {
            return $"the analyzer threw: {Describe(thrown)}";
        }

        Dictionary<string, int> places = _texts.Select(static (text, i) => (text.Path, i)).ToDictionary(static pair => pair.Path, static pair => pair.i);
        foreach (IGrouping<string, Diagnostic> errors in diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(static diagnostic => diagnostic.Location.GetLineSpan().Path))
        {
            Fail(places[errors.Key], errors.Select(Describe));
        }

        return null;
    }

    /// <summary>Notes the compiler's errors and warnings; returns one that belongs to no file.</summary>
    private string? Report(ImmutableArray<Diagnostic> diagnostics)
    {
        ILookup<int, Diagnostic> byFile = diagnostics
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(static diagnostic => diagnostic.Location.SourceTree is { } tree ? FileOf(tree) : -1);
        for (int i = 0; i < files.Count; i++)
        {
            Fail(i, byFile[i].Select(Describe));
        }

        return byFile[-1].Select(Describe).FirstOrDefault();
    }

    private void Fail(int file, IEnumerable<string> reasons) =>
        _failures.AddRange(reasons.Distinct().Take(MessagesPerFile).Select(reason => new Failure(files[file].Path, reason)));

    /// <summary>The message with the line that it is about: a generated file is on no disk.</summary>
    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string? line = diagnostic.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString().Trim();
        string where = line is null ? FormattableString.Invariant($" ({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})") : $"\n    {line}";
        return $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}{where}";
    }
}
