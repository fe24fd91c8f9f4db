using Fabstir.Codegen.Generators.Parsing.Artifacts;
using Fabstir.Codegen.Generators.Parsing.Signatures;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>An ABI file, read but not yet understood: which contract of it is meant is not decided.</summary>
internal abstract class AbiDocument
{
    /// <summary>Reads an array of entries, or what a compiler or a tool around one writes.</summary>
    public static AbiDocument Read(string text, CancellationToken cancellationToken) => new ArtifactDocument(new ArtifactText(text, cancellationToken));

    /// <summary>Reads declarations of Solidity, as people write them.</summary>
    public static AbiDocument ReadSignatures(string text, CancellationToken cancellationToken) => new SignatureDocument(text, cancellationToken);

    /// <summary>Finds the contract that the project means.</summary>
    /// <returns>What the file says of it; null when a diagnostic says why not.</returns>
    public abstract Artifact? Select(ContractOptions options, List<AbiDiagnostic> diagnostics);
}
