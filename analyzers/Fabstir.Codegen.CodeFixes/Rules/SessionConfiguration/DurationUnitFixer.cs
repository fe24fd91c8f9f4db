using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Takes the seconds of a time span.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurationUnitFixer))]
[Shared]
public sealed class DurationUnitFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DurationUnit];

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ValueFix.OfferAsync(context, "Take the seconds", static (_, expression) => InSeconds(expression));

    private static MemberAccessExpressionSyntax? InSeconds(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TotalMilliseconds" or "Ticks" } access
            ? access.WithName(SyntaxFactory.IdentifierName("TotalSeconds"))
            : null;
}
