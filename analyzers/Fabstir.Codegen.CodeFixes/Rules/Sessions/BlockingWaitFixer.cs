using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Awaits a task, where that is possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingWaitFixer))]
[Shared]
public sealed class BlockingWaitFixer() : EditingFixer(RuleIds.BlockingWait)
{
    private protected override Replacement? Replace(ReportedPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access || !AsynchronousCode.Contains(access))
        {
            return null;
        }

        (ExpressionSyntax whole, ExpressionSyntax task) = PartsOf(access);
        return new Replacement("Await it", whole, Awaited(whole, task));
    }

    // The whole expression that waits, and the task in it.
    private static (ExpressionSyntax Whole, ExpressionSyntax Task) PartsOf(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "Result" => (access, access.Expression),
        "GetResult" when access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } =>
            ((ExpressionSyntax)access.Parent!, awaiter.Expression),
        _ => ((ExpressionSyntax)access.Parent!, access.Expression),
    };

    private static ExpressionSyntax Awaited(ExpressionSyntax whole, ExpressionSyntax task)
    {
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
        return whole.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited;
    }
}
