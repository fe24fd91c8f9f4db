using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

/// <summary>Writes the nearest window that is accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProofTimeoutWindowFixer))]
[Shared]
public sealed class ProofTimeoutWindowFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ProofTimeoutWindow];

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ValueFix.OfferAsync(
        context,
        "Write the nearest that is accepted",
        static (diagnostic, expression) => diagnostic.Properties.TryGetValue(ProofTimeoutWindowAnalyzer.NearestProperty, out string? nearest) && nearest is not null
            ? ShortExpression.Parse(nearest, expression)
            : null);
}
