using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the address that took the place of a replaced one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacedAddressFixer))]
[Shared]
public sealed class ReplacedAddressFixer() : EditingFixer(RuleIds.ReplacedAddress)
{
    private protected override Replacement? Replace(ReportedPlace place) =>
        LiteralText.Replace("Use the current address", place.Node, place[ReplacedAddressAnalyzer.CurrentProperty]);
}
