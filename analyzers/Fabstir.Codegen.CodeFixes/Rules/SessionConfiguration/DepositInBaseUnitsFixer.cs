using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Writes a deposit in whole tokens.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DepositInBaseUnitsFixer))]
[Shared]
public sealed class DepositInBaseUnitsFixer() : EditingFixer(RuleIds.DepositInBaseUnits)
{
    private protected override Replacement? Replace(ReportedPlace place) =>
        place[DepositInBaseUnitsAnalyzer.WholeProperty] is { } whole && place[DepositInBaseUnitsAnalyzer.DecimalsProperty] is { } decimals
            ? ValueFix.Replace(
                WholeTokens.Title, place, expression => expression is LiteralExpressionSyntax ? WholeTokens.Literal(whole) : WholeTokens.Of(expression, decimals))
            : null;
}
