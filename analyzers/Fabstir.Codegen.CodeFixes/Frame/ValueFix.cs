using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Another expression in the place of one inside of what was reported.</summary>
internal static class ValueFix
{
    /// <param name="title">What the fix does.</param>
    /// <param name="place">What was reported.</param>
    /// <param name="replace">The expression in the place of another one; null for those that stay. The first that does not decides.</param>
    public static Replacement? Replace(string title, ReportedPlace place, Func<ExpressionSyntax, ExpressionSyntax?> replace)
    {
        foreach (SyntaxNode node in place.Node.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax expression && replace(expression) is { } replacement)
            {
                return new Replacement(title, expression, replacement);
            }
        }

        return null;
    }
}
