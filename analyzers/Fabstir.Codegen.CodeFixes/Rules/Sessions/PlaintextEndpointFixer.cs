using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Writes https or wss, wherever the URL stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaintextEndpointFixer))]
[Shared]
public sealed class PlaintextEndpointFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PlaintextEndpoint];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(PlaintextEndpointAnalyzer.SecureProperty, out string? secure)
                && secure is not null
                && diagnostic.AdditionalLocations is [{ } literal])
            {
                await LiteralText.OfferAsync(context, diagnostic, literal, secure, "Encrypt the connection").ConfigureAwait(false);
            }
        }
    }
}
