using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Asks for the type of a contract's error, where its name was searched for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevertTextFixer))]
[Shared]
public sealed class RevertTextFixer : FabstirFixer
{
    private const string Reverted = "global::Fabstir.Ethereum.ContractRevertedException";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RevertText];

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ValueFix.OfferAsync(context, "Ask for the error of the contract", static (diagnostic, expression) =>
        diagnostic.Properties.TryGetValue(RevertTextAnalyzer.PatternProperty, out string? pattern)
        && pattern is not null
        && expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" } message } }
            ? Typed(expression, message.Expression.WithoutTrivia().ToString(), pattern, isClient: diagnostic.Properties.ContainsKey(RevertTextAnalyzer.ClientProperty))
            : null);

    private static ExpressionSyntax Typed(ExpressionSyntax replaced, string exception, string pattern, bool isClient)
    {
        string test = isClient ? $"{exception}.InnerException is {Reverted} {{ Error: {pattern} }}" : $"{exception}.Error is {pattern}";
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(replaced.Parent is PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax ? $"({test})" : test);
        return expression.ReplaceNodes(
            System.Linq.Enumerable.Where(expression.DescendantNodes(), static node => node is NameSyntax or MemberAccessExpressionSyntax),
            static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
