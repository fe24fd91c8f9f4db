using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Takes the seconds of a time span, or makes one of the unit that a number is in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurationUnitFixer))]
[Shared]
public sealed class DurationUnitFixer() : EditingFixer(RuleIds.DurationUnit)
{
    private const string Value = "value";

    private protected override Replacement? Replace(ReportedPlace place) => ValueFix.Replace(
        "Use the right unit", place, expression => place[DurationUnitAnalyzer.UnitProperty] is { } unit ? Of(unit, expression) : InSeconds(expression));

    // TimeSpan.FromSeconds(milliseconds)
    private static InvocationExpressionSyntax? Of(string unit, ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } factory } invocation
        && name.StartsWith("From", StringComparison.Ordinal)
            ? invocation
                .WithExpression(factory.WithName(SyntaxFactory.IdentifierName("From" + char.ToUpperInvariant(unit[0]) + unit.Substring(1))))
                .WithArgumentList(Renamed(invocation.ArgumentList, unit))
            : null;

    // The parameter of a factory is called as its unit, or value.
    private static ArgumentListSyntax Renamed(ArgumentListSyntax list, string unit) =>
        list.Arguments is [{ NameColon.Name: { Identifier.ValueText: not Value } name }]
            ? list.ReplaceNode(name, SyntaxFactory.IdentifierName(unit == "ticks" ? Value : unit).WithTriviaFrom(name))
            : list;

    private static MemberAccessExpressionSyntax? InSeconds(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TotalMilliseconds" or "Ticks" } access
            ? access.WithName(SyntaxFactory.IdentifierName("TotalSeconds"))
            : null;
}
