using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>What an ABI file says of one contract, whatever tool wrote it.</summary>
internal sealed class Artifact
{
    private static readonly JsonValue Nothing = new(JsonKind.Null, default);

    /// <summary>The contract's name; null where the file does not say it.</summary>
    public required string? ContractName { get; init; }

    /// <summary>Where a diagnostic about the contract as a whole points.</summary>
    public required TextRange NameRange { get; init; }

    /// <summary>The entries; those that are malformed are left out.</summary>
    public required List<AbiEntry> Entries { get; init; }

    /// <summary>Structs that the file declares and no entry uses: what is signed, for one, is in no ABI.</summary>
    public IReadOnlyList<AbiParameter> Structs { get; init; } = [];

    public JsonValue DeveloperDocumentation { get; init; } = Nothing;

    public JsonValue UserDocumentation { get; init; } = Nothing;

    /// <summary>The members of enums by the enums' names.</summary>
    public JsonValue Enums { get; init; } = Nothing;

    /// <summary>What creates the contract; null where the file does not say it, or the contract is an interface.</summary>
    public ArtifactBytecode? Bytecode { get; init; }
}
