using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>An ABI file, read but not yet understood: an array of entries, or an artifact that has one beside other things.</summary>
internal sealed class AbiDocument
{
    private static readonly JsonValue Nothing = new(JsonKind.Null, default);

    private AbiDocument(AbiDiagnostic diagnostic) => Diagnostic = diagnostic;

    private AbiDocument(JsonValue abi, JsonValue? artifact)
    {
        Abi = abi;
        ContractName = artifact?.TextOf("contractName");
        ContractNameRange = artifact?["contractName"]?.Range ?? new TextRange(abi.Range.Start, 1);
        DeveloperDocumentation = artifact?["devdoc"] ?? Nothing;
        UserDocumentation = artifact?["userdoc"] ?? Nothing;
        Enums = artifact?["enums"] ?? Nothing;
    }

    /// <summary>Why there is no ABI in the file; null when there is one.</summary>
    public AbiDiagnostic? Diagnostic { get; }

    /// <summary>The array of entries; null when <see cref="Diagnostic"/> says why not.</summary>
    public JsonValue? Abi { get; }

    public string? ContractName { get; }

    /// <summary>Where a diagnostic about the contract as a whole points.</summary>
    public TextRange ContractNameRange { get; }

    public JsonValue DeveloperDocumentation { get; } = Nothing;

    public JsonValue UserDocumentation { get; } = Nothing;

    /// <summary>The members of enums by the enums' names.</summary>
    public JsonValue Enums { get; } = Nothing;

    public static AbiDocument Read(string text, CancellationToken cancellationToken)
    {
        JsonReader reader = new(text, static name => name is "contractName" or "abi" or "devdoc" or "userdoc" or "enums", cancellationToken);
        JsonValue? root = reader.Read();
        if (root is null)
        {
            return new AbiDocument(new AbiDiagnostic(RuleIds.NotJson, reader.FailureRange, reader.Failure!));
        }

        JsonValue? abi = root.Kind == JsonKind.Array ? root : root["abi"];
        return abi?.Kind == JsonKind.Array
            ? new AbiDocument(abi, root.Kind == JsonKind.Object ? root : null)
            : new AbiDocument(new AbiDiagnostic(
                RuleIds.NoAbi,
                new TextRange(root.Range.Start, Math.Min(1, root.Range.Length)),
                "The file has no ABI: it is neither an array of entries nor an object with an array \"abi\""));
    }
}
