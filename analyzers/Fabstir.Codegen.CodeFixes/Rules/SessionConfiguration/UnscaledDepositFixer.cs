using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Divides base units, so that whole tokens are deposited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnscaledDepositFixer))]
[Shared]
public sealed class UnscaledDepositFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnscaledDeposit];

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ValueFix.OfferAsync(
        context,
        WholeTokens.Title,
        static (diagnostic, expression) => diagnostic.Properties.TryGetValue(UnscaledDepositAnalyzer.DecimalsProperty, out string? decimals) && decimals is not null
            ? WholeTokens.Of(expression, decimals)
            : null);
}
