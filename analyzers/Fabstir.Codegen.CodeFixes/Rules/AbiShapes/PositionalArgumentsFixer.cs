using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

/// <summary>Names the arguments of a call by the parameters that they are given for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PositionalArgumentsFixer))]
[Shared]
public sealed class PositionalArgumentsFixer() : EditingFixer(RuleIds.PositionalArguments)
{
    private protected override Replacement? Replace(ReportedPlace place) =>
        place.Node.FirstAncestorOrSelf<ArgumentListSyntax>() is { Parent: InvocationExpressionSyntax invocation } list
        && place.Model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method
            ? new Replacement("Name the arguments", list, Named(list, method))
            : null;

    private static ArgumentListSyntax Named(ArgumentListSyntax list, IMethodSymbol method)
    {
        List<ArgumentSyntax> named = [];
        for (int i = 0; i < list.Arguments.Count; i++)
        {
            ArgumentSyntax argument = list.Arguments[i];
            named.Add(argument.NameColon is null
                ? argument.WithoutLeadingTrivia()
                    .WithNameColon(SyntaxFactory.NameColon(NameOf(method.Parameters[i])).WithTrailingTrivia(SyntaxFactory.Space))
                    .WithLeadingTrivia(argument.GetLeadingTrivia())
                : argument);
        }

        return list.WithArguments(SyntaxFactory.SeparatedList(named, list.Arguments.GetSeparators()));
    }

    // Solidity has other keywords than C#: operator is a name there.
    private static string NameOf(IParameterSymbol parameter) =>
        SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;
}
