using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Offers to put another expression in the place of one inside of what was reported.</summary>
internal static class ValueFix
{
    /// <param name="context">The fix.</param>
    /// <param name="title">What it does; also the key by which all places are fixed at once.</param>
    /// <param name="replace">The expression in the place of another one; null for those that stay. The first that does not decides.</param>
    public static async Task OfferAsync(CodeFixContext context, string title, Func<Diagnostic, ExpressionSyntax, ExpressionSyntax?> replace)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (SyntaxNode node in root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).DescendantNodesAndSelf())
            {
                if (node is ExpressionSyntax expression && replace(diagnostic, expression) is { } replacement)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(expression, replacement.WithTriviaFrom(expression)))), equivalenceKey: title),
                        diagnostic);
                    break;
                }
            }
        }
    }
}
