using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Multiplies a price by a thousand: one place at a time, because each price is a decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PriceBoundsFixer))]
[Shared]
public sealed class PriceBoundsFixer() : EditingFixer(RuleIds.PriceBounds)
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override Replacement? Replace(ReportedPlace place) => place[PriceBoundsAnalyzer.NumberProperty] is not null
        ? ValueFix.Replace("Multiply by 1,000", place, Multiplied)
        : null;

    private static ExpressionSyntax Multiplied(ExpressionSyntax price) => price is LiteralExpressionSyntax { Token.Value: int number }
        ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number + "_000", number * 1000))
        : SyntaxFactory.ParseExpression(
            price is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({price.WithoutTrivia()}) * 1000" : $"{price.WithoutTrivia()} * 1000");
}
