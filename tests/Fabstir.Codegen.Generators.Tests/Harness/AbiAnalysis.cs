using System.Collections.Immutable;
using System.Globalization;
using Fabstir.Codegen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>What the analyzer says of ABI files.</summary>
internal static class AbiAnalysis
{
    /// <summary>All diagnostics, in the order of files and places. An exception of the analyzer's is one, too.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(params AbiInput[] files)
    {
        CSharpCompilation compilation = TestCompilation.Create();
        AnalyzerOptions options = new([.. files.Select(static file => new InMemoryText(file))], new InMemoryOptions("Acme.Contracts", runAnalyzers: true));
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new AbiFileAnalyzer()], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. diagnostics
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Checks what is reported of a file, and that it is underlined exactly where <c>[|</c> and <c>|]</c> stand in its text.</summary>
    public static async Task AssertReportedAsync(AbiInput marked, params string[] expected)
    {
        List<(int Start, int Length)> places = [];
        string text = marked.Text;
        for (int start = text.IndexOf("[|", StringComparison.Ordinal); start >= 0; start = text.IndexOf("[|", StringComparison.Ordinal))
        {
            text = text.Remove(start, 2);
            int end = text.IndexOf("|]", start, StringComparison.Ordinal);
            text = text.Remove(end, 2);
            places.Add((start, end - start));
        }

        IReadOnlyList<Diagnostic> diagnostics = await RunAsync(marked with { Text = text });

        Assert.Equal(expected, diagnostics.Select(static diagnostic => $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
        Assert.Equal(places, diagnostics.Select(static diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
    }

    /// <summary>The diagnostics as a build shows them: file, line and column from 1, severity, id and message.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(params AbiInput[] files) => [.. (await RunAsync(files)).Select(Line)];

    public static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string path = place.Path.Replace(InMemoryText.ProjectDirectory, "", StringComparison.Ordinal);
        return FormattableString.Invariant(
            $"{path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
