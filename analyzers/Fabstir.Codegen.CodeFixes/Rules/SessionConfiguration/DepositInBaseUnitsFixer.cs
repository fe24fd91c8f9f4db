using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Writes a deposit in whole tokens.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DepositInBaseUnitsFixer))]
[Shared]
public sealed class DepositInBaseUnitsFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DepositInBaseUnits];

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ValueFix.OfferAsync(context, WholeTokens.Title, static (diagnostic, expression) => Divided(diagnostic, expression));

    private static ExpressionSyntax? Divided(Diagnostic diagnostic, ExpressionSyntax expression) =>
        diagnostic.Properties.TryGetValue(DepositInBaseUnitsAnalyzer.WholeProperty, out string? whole) && whole is not null
        && diagnostic.Properties.TryGetValue(DepositInBaseUnitsAnalyzer.DecimalsProperty, out string? decimals) && decimals is not null
            ? expression is LiteralExpressionSyntax ? WholeTokens.Literal(whole) : WholeTokens.Of(expression, decimals)
            : null;
}
