using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the id that is the hash of a repository and file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelHashFixer))]
[Shared]
public sealed class ModelHashFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ModelHash];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ModelHashAnalyzer.IdProperty, out string? id) && id is not null)
            {
                await LiteralText.OfferAsync(context, diagnostic, diagnostic.AdditionalLocations[0], id, "Write the hash of repository and file").ConfigureAwait(false);
            }
        }
    }
}
