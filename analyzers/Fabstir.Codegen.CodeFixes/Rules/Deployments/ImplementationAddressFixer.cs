using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the address of the proxy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplementationAddressFixer))]
[Shared]
public sealed class ImplementationAddressFixer() : EditingFixer(RuleIds.ImplementationAddress)
{
    private protected override Replacement? Replace(ReportedPlace place) =>
        LiteralText.Replace("Use the proxy", place.Node, place[ImplementationAddressAnalyzer.ProxyProperty]);
}
