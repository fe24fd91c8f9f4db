using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

/// <summary>Gives the parameters of a message the places that they have in the contract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterOrderFixer))]
[Shared]
public sealed class ParameterOrderFixer() : EditingFixer(RuleIds.ParameterOrder)
{
    private protected override Replacement? Replace(ReportedPlace place) => place[ParameterOrderAnalyzer.OrderProperty] is { } order
        && place.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && PlacesIn(type, order.Split(',')) is { } places
            ? new Replacement("Order as the contract does", type, type.ReplaceNodes(places.Keys, (number, _) => Number(places[number]).WithTriviaFrom(number)))
            : null;

    private static LiteralExpressionSyntax Number(int place) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(place));

    // The numbers of all parameters, where all stand in this class with a name and a place.
    private static Dictionary<ExpressionSyntax, int>? PlacesIn(TypeDeclarationSyntax type, string[] names)
    {
        Dictionary<ExpressionSyntax, int> places = [];
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            foreach (AttributeListSyntax list in member.AttributeLists)
            {
                foreach (AttributeSyntax attribute in list.Attributes)
                {
                    if (attribute.Name is IdentifierNameSyntax { Identifier.ValueText: "Parameter" or "ParameterAttribute" }
                        && attribute.ArgumentList is { Arguments: { Count: >= 3 } arguments }
                        && arguments[1].Expression is LiteralExpressionSyntax { Token.Value: string name }
                        && arguments[2].Expression is LiteralExpressionSyntax { Token.Value: int } place
                        && Array.IndexOf(names, name.Trim('_').ToLowerInvariant()) is >= 0 and var index)
                    {
                        places.Add(place, index + 1);
                    }
                }
            }
        }

        return places.Count == names.Length ? places : null;
    }
}
