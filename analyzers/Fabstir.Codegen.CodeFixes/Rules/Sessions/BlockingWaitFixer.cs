using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Awaits a task, where that is possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingWaitFixer))]
[Shared]
public sealed class BlockingWaitFixer : FabstirFixer
{
    private const string Title = "Await it";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.BlockingWait];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { } access && IsAsynchronous(access))
            {
                (ExpressionSyntax whole, ExpressionSyntax task) = PartsOf(access);
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(whole, Awaited(whole, task)))), equivalenceKey: Title), diagnostic);
            }
        }
    }

    // The whole expression that waits, and the task in it.
    private static (ExpressionSyntax Whole, ExpressionSyntax Task) PartsOf(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "Result" => (access, access.Expression),
        "GetResult" when access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } => ((ExpressionSyntax)access.Parent!, awaiter.Expression),
        _ => ((ExpressionSyntax)access.Parent!, access.Expression),
    };

    private static ExpressionSyntax Awaited(ExpressionSyntax whole, ExpressionSyntax task)
    {
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
        return (whole.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited).WithTriviaFrom(whole);
    }

    private static bool IsAsynchronous(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case LockStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
