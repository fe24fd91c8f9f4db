using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Writes the nearest window that is accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProofTimeoutWindowFixer))]
[Shared]
public sealed class ProofTimeoutWindowFixer() : EditingFixer(RuleIds.ProofTimeoutWindow)
{
    private protected override Replacement? Replace(ReportedPlace place) => place[ProofTimeoutWindowAnalyzer.NearestProperty] is { } nearest
        ? ValueFix.Replace("Write the nearest that is accepted", place, expression => ShortExpression.Parse(nearest, expression))
        : null;
}
