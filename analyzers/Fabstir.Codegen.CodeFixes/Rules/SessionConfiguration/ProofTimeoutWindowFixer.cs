using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

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
        static (diagnostic, _) => diagnostic.Properties.TryGetValue(ProofTimeoutWindowAnalyzer.NearestProperty, out string? nearest) && nearest is not null
            ? SyntaxFactory.ParseExpression(nearest)
            : null);
}
