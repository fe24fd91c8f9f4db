namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>A property of a message, and what it is given.</summary>
internal sealed record AssignedProperty(IPropertySymbol Property, IOperation Value)
{
    /// <summary>Where a diagnostic about the value belongs.</summary>
    public Location Location => Value.Syntax.GetLocation();
}
