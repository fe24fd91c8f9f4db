using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the id that is the hash of a repository and file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelHashFixer))]
[Shared]
public sealed class ModelHashFixer() : EditingFixer(RuleIds.ModelHash)
{
    private protected override Location LocationOf(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private protected override Replacement? Replace(ReportedPlace place) =>
        LiteralText.Replace("Write the hash of repository and file", place.Node, place[ModelHashAnalyzer.IdProperty]);
}
