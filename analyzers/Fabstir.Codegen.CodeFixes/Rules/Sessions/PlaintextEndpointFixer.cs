using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Writes https or wss, wherever the URL stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaintextEndpointFixer))]
[Shared]
public sealed class PlaintextEndpointFixer() : EditingFixer(RuleIds.PlaintextEndpoint)
{
    private protected override Location LocationOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [{ } literal] ? literal : diagnostic.Location;

    private protected override Replacement? Replace(ReportedPlace place) =>
        LiteralText.Replace("Encrypt the connection", place.Node, place[PlaintextEndpointAnalyzer.SecureProperty]);
}
