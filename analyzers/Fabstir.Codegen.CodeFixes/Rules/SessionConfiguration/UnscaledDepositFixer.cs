using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Divides base units, so that whole tokens are deposited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnscaledDepositFixer))]
[Shared]
public sealed class UnscaledDepositFixer() : EditingFixer(RuleIds.UnscaledDeposit)
{
    private protected override Replacement? Replace(ReportedPlace place) => place[UnscaledDepositAnalyzer.DecimalsProperty] is { } decimals
        ? ValueFix.Replace(WholeTokens.Title, place, expression => WholeTokens.Of(expression, decimals))
        : null;
}
