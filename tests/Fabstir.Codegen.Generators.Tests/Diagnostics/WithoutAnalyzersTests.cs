using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>Where no analyzer runs, the generator itself says why code is missing, and nothing else.</summary>
public sealed class WithoutAnalyzersTests
{
    private static readonly AbiInput[] Files =
    [
        new("abi/NotJson.json", "{"),
        AbiInput.Of("Bad", "function f(unit256 a)", "function Functions()"),
        AbiInput.Of("Vault", "function f(uint256 a)", "function f(uint256 b)"),
        new("abi/old/Vault.json", "[]"),
        new("package.json", "{}"),
    ];

    [Fact]
    public void Errors_are_reported_with_their_places() => Assert.Equal(
        [
            "abi/Bad.json(1,61): Error FAB0002: \"unit256\" is no type of the ABI; did you mean \"uint256\"",
            "abi/NotJson.json(1,2): Error FAB0001: A member of an object begins with its name in double quotes",
            "abi/Vault.json(1,144): Error FAB0003: The function f(uint256) stands here twice, and the two differ in names or modifiers; this one is left out",
            "abi/old/Vault.json(1,1): Error FAB0006: The client Vault in the namespace Acme.Contracts is generated from abi/Vault.json already; give one of the two another ContractName or Namespace",
        ],
        Run(runAnalyzers: false).Diagnostics.Select(AbiAnalysis.Line).Order(StringComparer.Ordinal));

    [Fact]
    public async Task They_are_the_errors_that_the_analyzer_reports() => Assert.Equal(
        (await AbiAnalysis.RunAsync(Files)).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(AbiAnalysis.Line).Order(StringComparer.Ordinal),
        Run(runAnalyzers: false).Diagnostics.Select(AbiAnalysis.Line).Order(StringComparer.Ordinal));

    [Fact]
    public void Where_analyzers_run_the_generator_is_silent() => Assert.Empty(Run(runAnalyzers: true).Diagnostics);

    [Fact]
    public void What_is_generated_is_the_same() => Assert.Equal(
        Run(runAnalyzers: true).GeneratedSources.Select(static source => source.SourceText.ToString()),
        Run(runAnalyzers: false).GeneratedSources.Select(static source => source.SourceText.ToString()));

    private static GeneratorRunResult Run(bool runAnalyzers)
    {
        GeneratorRunResult result = Generation.CreateDriver("Acme.Contracts", runAnalyzers, Files)
            .RunGenerators(TestCompilation.Create(), TestContext.Current.CancellationToken).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return result;
    }
}
