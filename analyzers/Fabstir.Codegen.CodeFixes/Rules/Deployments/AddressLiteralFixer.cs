using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes an address with the checksum of its digits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddressLiteralFixer))]
[Shared]
public sealed class AddressLiteralFixer() : EditingFixer(RuleIds.AddressLiteral)
{
    private protected override Location LocationOf(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private protected override Replacement? Replace(ReportedPlace place) =>
        LiteralText.Replace("Write the checksum of these digits", place.Node, place[AddressLiteralAnalyzer.ChecksumProperty]);
}
