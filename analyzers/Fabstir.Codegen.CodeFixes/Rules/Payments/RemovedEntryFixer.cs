using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Payments;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Payments;

/// <summary>Writes the name that an entry has now, where nothing else of it changed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovedEntryFixer))]
[Shared]
public sealed class RemovedEntryFixer : FabstirFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RemovedEntry];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(RemovedEntryAnalyzer.SuccessorProperty, out string? successor)
                && successor is not null
                && LiteralAt(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } literal)
            {
                await LiteralText.OfferAsync(context, diagnostic, literal.GetLocation(), Renamed(literal.Token.ValueText, successor), $"Call it {successor}").ConfigureAwait(false);
            }
        }
    }

    private static LiteralExpressionSyntax? LiteralAt(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal,
        AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments[0].Expression as LiteralExpressionSyntax,
        _ => null,
    };

    private static string Renamed(string text, string successor)
    {
        int open = text.IndexOf('(');
        int end = open < 0 ? text.Length : open;
        int start = text.LastIndexOf(' ', end - 1) + 1;
        return text.Substring(0, start) + successor + text.Substring(end);
    }
}
