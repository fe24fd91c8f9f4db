namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>A parameter of an ABI entry as it stands in the file, its type taken apart.</summary>
internal sealed class AbiParameter
{
    public required string Name { get; init; }

    /// <summary>The type without its array dimensions: <c>uint256</c> or <c>tuple</c>.</summary>
    public required string BaseType { get; init; }

    /// <summary>The array dimensions from the inside out: null for <c>[]</c>, a number for <c>[n]</c>.</summary>
    public required IReadOnlyList<int?> Dimensions { get; init; }

    /// <summary>The type as the source names it, without array dimensions, such as <c>struct IVault.Order</c>; null where it is not given.</summary>
    public required string? InternalBaseType { get; init; }

    /// <summary>The fields of a tuple.</summary>
    public required IReadOnlyList<AbiParameter> Components { get; init; }

    public required bool IsIndexed { get; init; }

    /// <summary>Where a diagnostic about the name points.</summary>
    public required TextRange NameRange { get; init; }

    /// <summary>Where a diagnostic about the type points.</summary>
    public required TextRange TypeRange { get; init; }
}
