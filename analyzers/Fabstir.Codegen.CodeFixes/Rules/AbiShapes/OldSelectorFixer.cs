using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

/// <summary>Writes the generated constant of what took the place of an entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OldSelectorFixer))]
[Shared]
public sealed class OldSelectorFixer() : EditingFixer(RuleIds.OldSelector)
{
    private const string Contracts = "Fabstir.Contracts.";

    private protected override Replacement? Replace(ReportedPlace place) => place[OldSelectorAnalyzer.ConstantProperty] is { } constant
        && place.Model.Compilation.GetTypeByMetadataName(Contracts + constant.Split('.')[0]) is not null
        && place.Node is LiteralExpressionSyntax literal
        && Replaced(literal, place.Model) is { } node
        && !ConstantPlace.IsRequiredAt(node)
            ? new Replacement("Use the generated constant", node, ShortExpression.Parse("global::" + Contracts + constant + (node == literal ? ".ToString()" : ""), node))
            : null;

    // Bytes4.Parse("0x…") and new Bytes4(0x…) are the constant; a text is its text. Of a bare number there is none.
    private static ExpressionSyntax? Replaced(LiteralExpressionSyntax literal, SemanticModel model) =>
        literal.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax creation }
        && creation is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        && model.GetTypeInfo(creation).Type is { Name: "Bytes4" or "Bytes32", ContainingNamespace.Name: "Abi" } type
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(creation).Symbol?.ContainingType, type)
            ? creation
            : literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal : null;
}
