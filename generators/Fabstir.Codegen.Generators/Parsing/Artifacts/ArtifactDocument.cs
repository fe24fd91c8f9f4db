using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>
/// JSON with an ABI in it: an array of entries; an artifact of Foundry, Hardhat, Truffle or Waffle, or solc's of one contract, which have it as
/// <c>abi</c>; one of 0x's tools, which have it in <c>compilerOutput</c>; or the output of a compiler for several contracts.
/// </summary>
internal sealed class ArtifactDocument : AbiDocument
{
    private readonly ArtifactText _text;
    private readonly JsonValue? _root;
    private readonly AbiDiagnostic? _failure;

    public ArtifactDocument(ArtifactText text)
    {
        _text = text;
        try
        {
            _root = text.ReadRoot();
        }
        catch (JsonFormatException e)
        {
            _failure = NotJson(e);
        }
    }

    /// <inheritdoc/>
    public override Artifact? Select(ContractOptions options, List<AbiDiagnostic> diagnostics)
    {
        if (_root is null)
        {
            diagnostics.Add(_failure!);
            return null;
        }

        try
        {
            return Find(_root, options, diagnostics);
        }
        catch (JsonFormatException e)
        {
            diagnostics.Add(NotJson(e));
            return null;
        }
    }

    private Artifact? Find(JsonValue root, ContractOptions options, List<AbiDiagnostic> diagnostics)
    {
        ArtifactReader reader = new(_text, root, diagnostics);
        if (root.Kind == JsonKind.Array)
        {
            return reader.FromEntries(root);
        }

        if (HasAbi(root))
        {
            return reader.FromArtifact(root);
        }

        if (_text.ReadLevel(root, "compilerOutput") is { } output && HasAbi(output))
        {
            return reader.FromArtifact(output);
        }

        if ((_text.ReadLevel(root, "contracts") ?? _text.ReadLevel(_text.ReadLevel(root, "output"), "contracts")) is { Kind: JsonKind.Object } contracts)
        {
            return ContractSelection.Choose(_text, contracts, options, diagnostics) is { } chosen ? reader.FromContract(chosen) : null;
        }

        diagnostics.Add(new AbiDiagnostic(
            RuleIds.NoAbi,
            new TextRange(root.Range.Start, Math.Min(1, root.Range.Length)),
            "The file has no ABI: it is neither an array of entries nor an object with an array \"abi\""));
        return null;
    }

    private static bool HasAbi(JsonValue artifact) => artifact["abi"]?.Kind == JsonKind.Array;

    private static AbiDiagnostic NotJson(JsonFormatException e) => new(RuleIds.NotJson, e.Range, e.Message);
}
