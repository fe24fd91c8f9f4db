using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Payments;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Payments;

/// <summary>Converts an amount with the decimals of its token.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongDecimalsFixer))]
[Shared]
public sealed class WrongDecimalsFixer() : EditingFixer(RuleIds.WrongDecimals)
{
    private protected override Replacement? Replace(ReportedPlace place) => place[WrongDecimalsAnalyzer.DecimalsProperty] is { } decimals
        ? ValueFix.Replace("Convert with the decimals of the token", place, expression => Converted(expression, decimals))
        : null;

    private static ExpressionSyntax? Converted(ExpressionSyntax expression, string decimals) => expression switch
    {
        // Wei.FromEther(amount).Value
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ } amount] } from }
            when NameOf(from) == "FromEther" =>
            ShortExpression.Parse($"global::Fabstir.Abi.BaseUnits.FromDecimal({amount.Expression}, {decimals})", expression),

        // new Wei(balance).ToEther()
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ } units] } } } to
            when NameOf(to) == "ToEther" =>
            ShortExpression.Parse($"global::Fabstir.Abi.BaseUnits.ToDecimal({units.Expression}, {decimals})", expression),

        // BaseUnits.FromDecimal(amount, 18) and BaseUnits.ToDecimal(balance, 18)
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null }, { NameColon: null } second] } conversion
            when NameOf(conversion) is "FromDecimal" or "ToDecimal" =>
            conversion.ReplaceNode(second.Expression, SyntaxFactory.ParseExpression(decimals).WithTriviaFrom(second.Expression)),
        _ => null,
    };

    private static string? NameOf(InvocationExpressionSyntax invocation) => (invocation.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}
