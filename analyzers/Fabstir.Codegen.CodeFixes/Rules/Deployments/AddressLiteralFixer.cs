using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Writes an address with the checksum of its digits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddressLiteralFixer))]
[Shared]
public sealed class AddressLiteralFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AddressLiteral];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(AddressLiteralAnalyzer.ChecksumProperty, out string? checksum) && checksum is not null)
            {
                await LiteralText.OfferAsync(context, diagnostic, diagnostic.AdditionalLocations[0], checksum, "Write the checksum of these digits").ConfigureAwait(false);
            }
        }
    }
}
