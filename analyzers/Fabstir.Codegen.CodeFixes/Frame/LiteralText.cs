using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Writes another text into a string literal, in whatever file that is.</summary>
internal static class LiteralText
{
    /// <summary>Offers to replace the literal at a place, if one is there.</summary>
    public static async Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, Location location, string text, string title)
    {
        if (context.Document.Project.Solution.GetDocument(location.SourceTree) is not { } document
            || await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
            || !literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                cancellationToken => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(literal, literal.WithToken(Replaced(literal.Token, text)))).Project.Solution),
                equivalenceKey: diagnostic.Id),
            diagnostic);
    }

    private static SyntaxToken Replaced(SyntaxToken token, string text) => SyntaxFactory.Literal(token.LeadingTrivia, "\"" + text + "\"", text, token.TrailingTrivia);
}
