using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>Reads what an artifact says of one contract.</summary>
/// <param name="text">The file.</param>
/// <param name="root">The document, which may say what the artifact in it does not.</param>
/// <param name="diagnostics">Where what is wrong goes.</param>
internal sealed class ArtifactReader(ArtifactText text, JsonValue root, List<AbiDiagnostic> diagnostics)
{
    /// <summary>A contract of which there is an array of entries and no more.</summary>
    public Artifact FromEntries(JsonValue abi) => new()
    {
        ContractName = null,
        NameRange = FirstOf(abi),
        Entries = new AbiReader(diagnostics).Read(abi),
    };

    /// <summary>The one contract of a document.</summary>
    public Artifact FromArtifact(JsonValue artifact) => Read(artifact, Name(artifact) ?? Name(root));

    /// <summary>One of several contracts of a document.</summary>
    public Artifact? FromContract(NamedContract contract)
    {
        JsonValue artifact = text.ReadLevel(contract.Value);
        if (artifact["abi"]?.Kind == JsonKind.Array)
        {
            return Read(artifact, new JsonValue(JsonKind.String, FirstOf(artifact)) { Text = contract.Name });
        }

        diagnostics.Add(new AbiDiagnostic(RuleIds.NoAbi, FirstOf(artifact), $"The compiler was not asked for the ABI of {contract.Name}: it has no array \"abi\""));
        return null;
    }

    private Artifact Read(JsonValue artifact, JsonValue? name)
    {
        JsonValue abi = artifact["abi"]!;
        List<AbiEntry> entries = new AbiReader(diagnostics).Read(abi);
        JsonValue? metadata = artifact["devdoc"] is null || artifact["userdoc"] is null ? ReadMetadata(artifact) : null;
        JsonValue none = new(JsonKind.Null, default);
        return new Artifact
        {
            ContractName = name?.Text,
            NameRange = name?.Range ?? FirstOf(abi),
            Entries = entries,
            DeveloperDocumentation = artifact["devdoc"] ?? metadata?["devdoc"] ?? none,
            UserDocumentation = artifact["userdoc"] ?? metadata?["userdoc"] ?? none,
            Bytecode = new BytecodeReader(text, diagnostics).Read(artifact),
            Enums = artifact["enums"] ?? (UsesEnums(entries) ? EnumDefinitions.Find(text, SyntaxTrees(artifact)) : none),
        };
    }

    /// <summary>The compiler's own description of its output, which is an object in some artifacts, and the text of one in others.</summary>
    private JsonValue? ReadMetadata(JsonValue artifact)
    {
        if ((text.ReadLevel(artifact, "metadata") ?? text.ReadLevel(artifact, "rawMetadata")) is not { } metadata)
        {
            return null;
        }

        if (metadata is not { Kind: JsonKind.String, Text.Length: > 0 })
        {
            return text.ReadLevel(metadata, "output");
        }

        try
        {
            ArtifactText inner = new(metadata.Text, text.CancellationToken);
            return inner.ReadLevel(inner.ReadRoot(), "output");
        }
        catch (JsonFormatException e)
        {
            throw new JsonFormatException($"The text of \"metadata\" is no JSON: at {e.Range.Start}: {e.Message}", metadata.Range);
        }
    }

    private IEnumerable<TextRange> SyntaxTrees(JsonValue artifact)
    {
        if (artifact["ast"] is { } own)
        {
            yield return own.Range;
        }

        if ((text.ReadLevel(root, "sources") ?? text.ReadLevel(text.ReadLevel(root, "output"), "sources")) is { } sources)
        {
            yield return sources.Range;
        }
    }

    private static bool UsesEnums(List<AbiEntry> entries)
    {
        foreach (AbiEntry entry in entries)
        {
            if (UsesEnum(entry.Inputs) || UsesEnum(entry.Outputs))
            {
                return true;
            }
        }

        return false;
    }

    private static bool UsesEnum(IReadOnlyList<AbiParameter> parameters)
    {
        foreach (AbiParameter parameter in parameters)
        {
            if (parameter.InternalBaseType?.StartsWith("enum ", StringComparison.Ordinal) == true || UsesEnum(parameter.Components))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonValue? Name(JsonValue artifact) => artifact["contractName"] is { Kind: JsonKind.String, Text.Length: > 0 } name ? name : null;

    private static TextRange FirstOf(JsonValue value) => new(value.Range.Start, Math.Min(1, value.Range.Length));
}
