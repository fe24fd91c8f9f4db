using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the address that took the place of a replaced one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacedAddressFixer))]
[Shared]
public sealed class ReplacedAddressFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReplacedAddress];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ReplacedAddressAnalyzer.CurrentProperty, out string? address) && address is not null)
            {
                await LiteralText.OfferAsync(context, diagnostic, diagnostic.Location, address, "Use the current address").ConfigureAwait(false);
            }
        }
    }
}
