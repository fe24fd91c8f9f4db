using System.Collections.Immutable;
using System.Reflection;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Tests.Frame;

/// <summary>What all rules have in common.</summary>
public sealed class FabstirAnalyzerTests
{
    private const string Source = """
        class C
        {
            const string Marketplace = "0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944";
        }
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [.. Catalog.Analyzers];

    [Fact]
    public async Task A_project_that_does_not_use_us_has_no_action_registered()
    {
        CompilationWithAnalyzers analysis = Of(UserProject.CompileWithoutUs(Source));

        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        foreach (DiagnosticAnalyzer analyzer in All)
        {
            Assert.Equal(["CompilationStart"], ActionsOf(await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task One_that_does_has_actions_on_operations_and_symbols_only()
    {
        CompilationWithAnalyzers analysis = Of(UserProject.Compile(Source));

        Assert.NotEmpty(await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        foreach (DiagnosticAnalyzer analyzer in All)
        {
            IReadOnlyList<string> actions = ActionsOf(await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken));
            Assert.All(["SyntaxNode", "SyntaxTree", "SemanticModel", "CodeBlock", "CodeBlockStart"], (string kind) => Assert.DoesNotContain(kind, actions));
        }
    }

    private static CompilationWithAnalyzers Of(Compilation compilation) => compilation.WithAnalyzers(
        All,
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true));

    private static IReadOnlyList<string> ActionsOf(Microsoft.CodeAnalysis.Diagnostics.Telemetry.AnalyzerTelemetryInfo telemetry) =>
    [
        .. telemetry.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name.EndsWith("ActionsCount", StringComparison.Ordinal) && (int)property.GetValue(telemetry)! > 0)
            .Select(static property => property.Name[..^"ActionsCount".Length]),
    ];
}
