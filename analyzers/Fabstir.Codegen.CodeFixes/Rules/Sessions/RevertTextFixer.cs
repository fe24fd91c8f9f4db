using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Asks for the type of a contract's error, where its name was searched for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevertTextFixer))]
[Shared]
public sealed class RevertTextFixer() : EditingFixer(RuleIds.RevertText)
{
    private const string Reverted = "global::Fabstir.Ethereum.ContractRevertedException";

    private protected override Replacement? Replace(ReportedPlace place) =>
        place[RevertTextAnalyzer.PatternProperty] is { } pattern
        && place.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" } message } } search
            ? new Replacement(
                "Ask for the error of the contract",
                search,
                Typed(search, message.Expression.WithoutTrivia().ToString(), pattern, isClient: place[RevertTextAnalyzer.ClientProperty] is not null))
            : null;

    private static ExpressionSyntax Typed(ExpressionSyntax search, string exception, string pattern, bool isClient)
    {
        string test = isClient ? $"{exception}.InnerException is {Reverted} {{ Error: {pattern} }}" : $"{exception}.Error is {pattern}";
        return ShortExpression.Parse(search.Parent is PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax ? $"({test})" : test, search);
    }
}
