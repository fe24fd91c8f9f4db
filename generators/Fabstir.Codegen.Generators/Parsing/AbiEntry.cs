namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>An entry of an ABI as it stands in the file: complete, but nothing decided.</summary>
internal sealed class AbiEntry
{
    public required AbiEntryKind Kind { get; init; }

    /// <summary>Empty for a constructor, receive and fallback.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<AbiParameter> Inputs { get; init; }

    public required IReadOnlyList<AbiParameter> Outputs { get; init; }

    public required Model.Mutability Mutability { get; init; }

    public required bool IsAnonymous { get; init; }

    /// <summary>Where a diagnostic about the entry points: at its name.</summary>
    public required TextRange Range { get; init; }
}

/// <summary>What an entry describes.</summary>
internal enum AbiEntryKind
{
    Function,
    Event,
    Error,
    Constructor,
    Receive,
    Fallback,
}
