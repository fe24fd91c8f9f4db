using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Makes base units whole tokens.</summary>
internal static class WholeTokens
{
    private const string UsdcDecimals = "6";

    /// <summary>The title of fixes that do so.</summary>
    public const string Title = "Divide by the decimals of the token";

    /// <summary>An expression that is divided.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax units, string decimals)
    {
        string text = units.WithoutTrivia().ToString();
        string divisor = decimals == UsdcDecimals ? "1_000_000m" : "1_000_000_000_000_000_000m";
        return SyntaxFactory.ParseExpression(units is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({text}) / {divisor}" : $"{text} / {divisor}");
    }

    /// <summary>The literal of an amount.</summary>
    public static ExpressionSyntax Literal(string amount) => SyntaxFactory.LiteralExpression(
        SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(amount + "m", decimal.Parse(amount, CultureInfo.InvariantCulture)));
}
