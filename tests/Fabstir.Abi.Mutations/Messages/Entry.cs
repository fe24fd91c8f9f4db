using System.Globalization;
using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>An entry of an ABI, whose name is its number.</summary>
internal sealed record Entry(EntryKind Kind, TupleType Arguments, int Number)
{
    private const int MaxIndexed = 3;

    public string Name => Kind.ToString().ToLowerInvariant() + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What its record holds: of indexed arguments that are more than a word only the hash.</summary>
    public TupleType Fields => Arguments with
    {
        Fields = [.. Arguments.Fields.Select((type, i) => IsIndexed(i) && !IsWord(type) ? new ElementaryType("bytes", 32) : type)],
    };

    /// <summary>The entry as ABI JSON has it.</summary>
    public JsonObject ToJson()
    {
        JsonArray inputs = Arguments.ToParameters();
        JsonObject entry = new() { ["type"] = Kind.ToString().ToLowerInvariant(), ["name"] = Name, ["inputs"] = inputs };
        switch (Kind)
        {
            case EntryKind.Function:
                entry["stateMutability"] = "nonpayable";
                entry["outputs"] = new JsonArray();
                break;
            case EntryKind.Event:
                entry["anonymous"] = false;
                foreach ((JsonNode? input, int i) in inputs.Select(static (input, i) => (input, i)))
                {
                    input!["indexed"] = IsIndexed(i);
                }

                break;
        }

        return entry;
    }

    private static bool IsWord(AbiType type) => type is ElementaryType { Name: not ("string" or "bytes") } or ElementaryType { Name: "bytes", Number: > 0 };

    // Every second one, so that there are both kinds on both sides.
    private bool IsIndexed(int argument) => Kind == EntryKind.Event && argument % 2 == 0 && argument / 2 < MaxIndexed;
}
