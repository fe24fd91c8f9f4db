using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes the address of the proxy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplementationAddressFixer))]
[Shared]
public sealed class ImplementationAddressFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ImplementationAddress];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ImplementationAddressAnalyzer.ProxyProperty, out string? address) && address is not null)
            {
                await LiteralText.OfferAsync(context, diagnostic, diagnostic.Location, address, "Use the proxy").ConfigureAwait(false);
            }
        }
    }
}
