using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Payments;

/// <summary>Takes the USDC of the deployment whose FAB stands there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FabPaymentFixer))]
[Shared]
public sealed class FabPaymentFixer : FabstirFixer
{
    private const string Title = "Pay in USDC";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FabPayment];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode value = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (SyntaxNode node in value.DescendantNodesAndSelf())
            {
                if (Usdc(node) is { } usdc)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(node, usdc))), equivalenceKey: Title), diagnostic);
                    break;
                }
            }
        }
    }

    private static SyntaxNode? Usdc(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax { Identifier.ValueText: nameof(ContractRole.Fab) } name => SyntaxFactory.IdentifierName(nameof(ContractRole.Usdc)).WithTriviaFrom(name),
        LiteralExpressionSyntax literal when KnownAddresses.Find(literal.Token.ValueText) is { Role: ContractRole.Fab } && KnownAddresses.Current(ContractRole.Usdc) is { } usdc =>
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(usdc.Address)).WithTriviaFrom(literal),
        _ => null,
    };
}
