using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Another text in a string literal.</summary>
internal static class LiteralText
{
    /// <summary>Null where no literal is, or no text.</summary>
    public static Replacement? Replace(string title, SyntaxNode node, string? text) =>
        text is not null && node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
            ? new Replacement(title, literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("\"" + text + "\"", text)))
            : null;
}
