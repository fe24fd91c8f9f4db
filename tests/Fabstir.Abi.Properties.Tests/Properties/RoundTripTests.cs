using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Fabstir.Abi.Properties.Tests.Properties;

/// <summary>What is encoded decodes to the same, whatever the types and the values are.</summary>
public sealed class RoundTripTests(RandomMessages messages)
{
    private const int Values = 1500;
    private const int WordSize = 32;

    [Fact]
    public void Decoding_is_the_inverse_of_encoding() => Check.One(RandomMessages.Checks(Values), Prop.ForAll(
        Arb.From(messages.Examples(), Smaller),
        static example => JsonNode.DeepEquals(example.Values, example.Message.Decode(example.Encode()))));

    [Fact]
    public void Encodings_are_whole_words_behind_the_selector() => Check.One(RandomMessages.Checks(Values / 10), Prop.ForAll(
        Arb.From(messages.Examples(), Smaller),
        static example => example.Encode().Length % WordSize == Calldata.SelectorSize));

    [Fact]
    public void Types_of_every_kind_are_among_them()
    {
        HashSet<string> kinds = [.. messages.All.SelectMany(static message => Within(message.Arguments)).Select(KindOf)];

        Assert.Superset(
            new HashSet<string>
            {
                "bool", "address", "bytes", "string", "function", "uint8", "uint24", "uint256", "int8", "int40", "int256", "bytes1", "bytes32",
                "enum Colour", "Shares", "Library.PoolId", "array", "fixed array", "struct", "tuple",
            },
            kinds);
    }

    private static IEnumerable<MessageExample> Smaller(MessageExample example) =>
        SmallerValues.Of(example.Message.Arguments, example.Values).Select(values => example with { Values = values });

    private static IEnumerable<AbiType> Within(AbiType type) => type switch
    {
        ArrayType array => [array, .. Within(array.Item)],
        TupleType tuple => [tuple, .. tuple.Fields.SelectMany(Within)],
        _ => [type],
    };

    private static string KindOf(AbiType type) => type switch
    {
        ArrayType array => array.Length is null ? "array" : "fixed array",
        TupleType tuple => tuple.IsNamed ? "struct" : "tuple",
        ElementaryType elementary => elementary.Alias ?? elementary.Canonical,
        _ => throw new NotSupportedException(type.Canonical),
    };
}
