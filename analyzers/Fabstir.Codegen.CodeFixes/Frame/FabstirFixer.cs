using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>A fix that can be applied to all places at once.</summary>
public abstract class FabstirFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;
}
