using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>What a rule says of sources.</summary>
internal static class Analysis<TAnalyzer>
    where TAnalyzer : FabstirAnalyzer, new()
{
    private static readonly Dictionary<string, string> NoOptions = [];

    /// <summary>Checks that the rule reports what is marked, and nothing else. The sources compile.</summary>
    public static Task ReportsAsync(params string[] sources) => ReportsAsync(NoOptions, sources);

    public static async Task ReportsAsync(IReadOnlyDictionary<string, string> editorConfig, params string[] sources)
    {
        MarkedSource[] marked = [.. sources.Select(MarkedSource.Parse)];
        CSharpCompilation compilation = UserProject.Compile([.. marked.Select(static source => source.Text)]);
        CompilesWithoutErrors(compilation);
        string only = new TAnalyzer().SupportedDiagnostics[0].Id;

        Assert.Equal(
            marked.SelectMany((source, i) => source.Marks.Select(mark => Place($"Source{i}.cs", mark.Span, source.Text, mark.Id ?? only))),
            (await RunAsync(compilation, editorConfig)).Select(static diagnostic =>
                Place(diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan, diagnostic.Location.SourceTree.ToString(), diagnostic.Id)));
    }

    /// <summary>The messages, in the order of places; the sources may be marked or not.</summary>
    public static async Task<IReadOnlyList<string>> MessagesAsync(params string[] sources) =>
    [
        .. (await RunAsync(UserProject.Compile([.. sources.Select(static source => MarkedSource.Parse(source).Text)]), NoOptions))
            .Select(static diagnostic => $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
    ];

    public static Task<ImmutableArray<Diagnostic>> RunAsync(CSharpCompilation compilation, IReadOnlyDictionary<string, string> editorConfig) =>
        Analysis.RunAsync([new TAnalyzer()], compilation, editorConfig);

    public static void CompilesWithoutErrors(Compilation compilation) => Analysis.CompilesWithoutErrors(compilation);

    private static string Place(string path, TextSpan span, string text, string id) => $"{path} {id}: {text.Substring(span.Start, span.Length)} at {span.Start}";
}

/// <summary>What several rules say of sources.</summary>
internal static class Analysis
{
    /// <summary>The diagnostics, in the order of places.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        IEnumerable<DiagnosticAnalyzer> analyzers, CSharpCompilation compilation, IReadOnlyDictionary<string, string> editorConfig)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], new EditorConfig(editorConfig)),
            onAnalyzerException: static (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics =
            await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. diagnostics
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    public static void CompilesWithoutErrors(Compilation compilation) => Assert.Empty(
        compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString()));
}
