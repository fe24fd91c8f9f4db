using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Properties.Tests.Properties;

/// <summary>Values of the same type with less in them: what a failure is reported with.</summary>
internal static class SmallerValues
{
    public static IEnumerable<JsonNode> Of(AbiType type, JsonNode value) => type switch
    {
        ArrayType { Length: null } array => Without(value.AsArray()).Concat(Within(value.AsArray(), _ => array.Item)),
        ArrayType array => Within(value.AsArray(), _ => array.Item),
        TupleType tuple => Within(value.AsArray(), i => tuple.Fields[i]),
        ElementaryType { Name: "uint" or "int" } => Unless(value, "0"),
        ElementaryType { Name: "string" } => Unless(value, ""),
        ElementaryType { Name: "bytes", Number: 0 } => Unless(value, "0x"),
        _ => [],
    };

    private static JsonNode[] Unless(JsonNode value, string smallest) => value.GetValue<string>() == smallest ? [] : [smallest];

    private static IEnumerable<JsonNode> Without(JsonArray items) => Enumerable.Range(0, items.Count).Select(left =>
    {
        JsonArray copy = items.DeepClone().AsArray();
        copy.RemoveAt(left);
        return copy;
    });

    private static IEnumerable<JsonNode> Within(JsonArray items, Func<int, AbiType> typeOf) => Enumerable.Range(0, items.Count)
        .SelectMany(place => Of(typeOf(place), items[place]!).Select(smaller =>
        {
            JsonArray copy = items.DeepClone().AsArray();
            copy[place] = smaller.DeepClone();
            return copy;
        }));
}
