using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>A fix of one rule, which puts one node of a file in the place of another: what surrounds it stays, and so does every comment.</summary>
public abstract class EditingFixer : FabstirFixer
{
    private protected EditingFixer(string ruleId) => FixableDiagnosticIds = [ruleId];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Solution solution = context.Document.Project.Solution;
            if (await ReportedPlace.OfAsync(diagnostic, LocationOf(diagnostic), solution, context.CancellationToken).ConfigureAwait(false) is { } place
                && Replace(place) is { } replacement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        replacement.Title,
                        _ => Task.FromResult(place.Document.WithSyntaxRoot(place.Root.ReplaceNode(replacement.Before, replacement.WithComments())).Project.Solution),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    /// <summary>Where the edit is; by default where the diagnostic is. It can be in another file.</summary>
    private protected virtual Location LocationOf(Diagnostic diagnostic) => diagnostic.Location;

    /// <summary>What becomes of a place; null where nothing is safe.</summary>
    private protected abstract Replacement? Replace(ReportedPlace place);
}
