using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>What the package's targets would pass to the compiler.</summary>
internal sealed class InMemoryOptions(string rootNamespace, bool runAnalyzers, string projectDirectory = InMemoryText.ProjectDirectory) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.ProjectDir"] = projectDirectory,
        ["build_property.RunAnalyzers"] = runAnalyzers ? "" : "false",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is InMemoryText { Input: { IsOther: false } input }
        ? new Values(new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.FabstirCodegenItem"] = "ContractAbi",
            ["build_metadata.AdditionalFiles.FabstirCodegenNamespace"] = input.Namespace ?? "",
            ["build_metadata.AdditionalFiles.FabstirCodegenContractName"] = input.ContractName ?? "",
            ["build_metadata.AdditionalFiles.FabstirCodegenAccessibility"] = input.Accessibility ?? "",
            ["build_metadata.AdditionalFiles.FabstirCodegenTarget"] = input.Target ?? "",
        })
        : Values.None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Values None = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
