namespace Fabstir.Codegen.CodeFixes;

/// <summary>What was reported, and the code there.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Document">The file.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Node">The innermost node of the place.</param>
/// <param name="Model">What the file means.</param>
internal sealed record ReportedPlace(Diagnostic Diagnostic, Document Document, SyntaxNode Root, SyntaxNode Node, SemanticModel Model)
{
    /// <summary>Null when the place is in no file of the solution, or no longer there.</summary>
    public static async Task<ReportedPlace?> OfAsync(Diagnostic diagnostic, Location location, Solution solution, CancellationToken cancellationToken) =>
        solution.GetDocument(location.SourceTree) is { } document
        && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && root.FullSpan.Contains(location.SourceSpan)
            ? new ReportedPlace(diagnostic, document, root, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true), model)
            : null;

    /// <summary>What the rule wrote down for its fix; null when there is nothing to fix it with.</summary>
    public string? this[string property] => Diagnostic.Properties.TryGetValue(property, out string? value) ? value : null;
}
