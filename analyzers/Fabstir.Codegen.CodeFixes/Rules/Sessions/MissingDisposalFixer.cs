using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Disposes what a local has at the end of its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingDisposalFixer))]
[Shared]
public sealed class MissingDisposalFixer : FabstirFixer
{
    private const string Title = "Dispose it at the end of the block";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingDisposal];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (DeclarationAt(root.FindNode(diagnostic.Location.SourceSpan)) is { } declaration
                && AsynchronousCode.Contains(declaration)
                && model.GetDeclaredSymbol(declaration.Declaration.Variables[0], context.CancellationToken) is ILocalSymbol local
                && !IsWritten(declaration, local, model))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, Using(declaration)))), equivalenceKey: Title), diagnostic);
            }
        }
    }

    // The local that has it, where it can stand behind using: alone, and not directly in a case of a switch.
    private static LocalDeclarationStatementSyntax? DeclarationAt(SyntaxNode node)
    {
        SyntaxNode? value = node.FirstAncestorOrSelf<ExpressionSyntax>(static expression => expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        while (true)
        {
            switch (value?.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }:
                    value = value.Parent;
                    break;
                case EqualsValueClauseSyntax
                {
                    Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } declaration } }
                }:
                    return declaration;
                default:
                    return null;
            }
        }
    }

    // What is behind using cannot be given another value.
    private static bool IsWritten(LocalDeclarationStatementSyntax declaration, ILocalSymbol local, SemanticModel model)
    {
        SyntaxNode scope = declaration.Parent is GlobalStatementSyntax ? declaration.SyntaxTree.GetRoot() : declaration.Parent!;
        return System.Linq.Enumerable.Any(
            scope.DescendantNodes(),
            node => node is IdentifierNameSyntax name
                && name.Identifier.ValueText == local.Name
                && name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local));
    }

    private static LocalDeclarationStatementSyntax Using(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithLeadingTrivia(declaration.GetLeadingTrivia());
}
