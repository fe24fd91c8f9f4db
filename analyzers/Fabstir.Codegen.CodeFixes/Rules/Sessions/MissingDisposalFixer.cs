using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Disposes what a local has at the end of its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingDisposalFixer))]
[Shared]
public sealed class MissingDisposalFixer() : EditingFixer(RuleIds.MissingDisposal)
{
    private protected override Replacement? Replace(ReportedPlace place) => DeclarationAt(place.Node) is { } declaration
        && AsynchronousCode.Contains(declaration)
        && place.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0]) is ILocalSymbol local
        && !IsWritten(declaration, local, place.Model)
            ? new Replacement("Dispose it at the end of the block", declaration, Using(declaration))
            : null;

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
