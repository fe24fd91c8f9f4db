using Fabstir.Codegen.Generators.Parsing.Artifacts;
using Fabstir.Codegen.Generators.Parsing.Signatures;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Reads ABI files of both kinds.</summary>
internal static class AbiDocuments
{
    /// <summary>Reads an array of entries, or what a compiler or a tool around one writes.</summary>
    public static AbiDocument Read(string text, CancellationToken cancellationToken) => new ArtifactDocument(new ArtifactText(text, cancellationToken));

    /// <summary>Reads declarations of Solidity, as people write them.</summary>
    public static AbiDocument ReadSignatures(string text, CancellationToken cancellationToken) => new SignatureDocument(text, cancellationToken);
}
