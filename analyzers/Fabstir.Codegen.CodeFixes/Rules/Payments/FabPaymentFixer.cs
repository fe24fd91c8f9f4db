using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Payments;

/// <summary>Takes the USDC of the deployment whose FAB stands there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FabPaymentFixer))]
[Shared]
public sealed class FabPaymentFixer() : EditingFixer(RuleIds.FabPayment)
{
    private protected override Replacement? Replace(ReportedPlace place) => ValueFix.Replace("Pay in USDC", place, node => Usdc(node, place.Model));

    private static ExpressionSyntax? Usdc(ExpressionSyntax node, SemanticModel model) => node switch
    {
        IdentifierNameSyntax { Identifier.ValueText: nameof(ContractRole.Fab) } fab when HasUsdc(model.GetSymbolInfo(fab).Symbol?.ContainingType) =>
            SyntaxFactory.IdentifierName(nameof(ContractRole.Usdc)),
        LiteralExpressionSyntax literal when KnownAddresses.Find(literal.Token.ValueText) is { Role: ContractRole.Fab }
            && KnownAddresses.Current(ContractRole.Usdc) is { } usdc =>
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(usdc.Address)),
        _ => null,
    };

    // A type of the user's own may have FAB alone.
    private static bool HasUsdc(INamedTypeSymbol? type) => type is not null && (!type.GetMembers(nameof(ContractRole.Usdc)).IsEmpty || HasUsdc(type.BaseType));
}
