using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Expressions that are written with full names, and shortened to what the file's usings allow.</summary>
internal static class ShortExpression
{
    /// <summary>An expression in the place of another one, with its trivia.</summary>
    public static ExpressionSyntax Parse(string text, ExpressionSyntax replaced)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
        return expression
            .ReplaceNodes(
                System.Linq.Enumerable.Where(expression.DescendantNodesAndSelf(), static node => node is NameSyntax or MemberAccessExpressionSyntax),
                static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithTriviaFrom(replaced);
    }
}
