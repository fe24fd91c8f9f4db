using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>A node in the place of another.</summary>
/// <param name="Title">What the fix does.</param>
/// <param name="Before">The node that goes.</param>
/// <param name="After">The node that comes.</param>
internal sealed record Replacement(string Title, SyntaxNode Before, SyntaxNode After)
{
    /// <summary>The new node with what stood around the old one, and before it those comments that stood inside of what it replaces.</summary>
    public SyntaxNode WithComments()
    {
        SyntaxNode after = After.WithTriviaFrom(Before);
        List<SyntaxTrivia> lost = CommentsOf(Before);
        foreach (SyntaxTrivia kept in CommentsOf(after))
        {
            if (lost.FindIndex(comment => comment.ToString() == kept.ToString()) is >= 0 and var place)
            {
                lost.RemoveAt(place);
            }
        }

        List<SyntaxTrivia> leading = [.. after.GetLeadingTrivia()];
        foreach (SyntaxTrivia comment in lost)
        {
            leading.Add(comment);
            leading.Add(comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? SyntaxFactory.ElasticCarriageReturnLineFeed : SyntaxFactory.Space);
        }

        return lost.Count == 0 ? after : after.WithLeadingTrivia(leading);
    }

    private static List<SyntaxTrivia> CommentsOf(SyntaxNode node)
    {
        List<SyntaxTrivia> comments = [];
        foreach (SyntaxTrivia trivia in node.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                comments.Add(trivia);
            }
        }

        return comments;
    }
}
