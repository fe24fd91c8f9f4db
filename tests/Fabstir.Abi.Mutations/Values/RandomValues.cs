using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Fabstir.Abi.Mutations.Values;

/// <summary>
/// Values of a type, as JSON: numbers are decimal strings, bytes and addresses hexadecimal ones, arrays and structs are arrays. Edges are as likely as
/// all the rest.
/// </summary>
internal static class RandomValues
{
    private const int MaxItems = 4;
    private const int MaxRunes = 40;

    private static readonly int[] Lengths = [0, 1, 2, 31, 32, 33, 63, 64, 65, 100];

    // The last before surrogates and the first behind them, the edges of one, two, three and four bytes of UTF-8.
    private static readonly int[] RuneEdges = [0, 0x22, 0x41, 0x5c, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x10ffff];

    private static readonly Gen<byte> AnyByte = Gen.Choose(0, 255).Select(static value => (byte)value);

    public static Gen<JsonNode> Of(AbiType type) => type switch
    {
        ElementaryType elementary => OfElementary(elementary),
        ArrayType { Length: { } length } array => List([.. Enumerable.Repeat(Of(array.Item), length)]),
        ArrayType array => Gen.Choose(0, MaxItems).SelectMany(length => List([.. Enumerable.Repeat(Of(array.Item), length)])),
        TupleType tuple => List([.. tuple.Fields.Select(Of)]),
        _ => throw new NotSupportedException(type.GetType().Name),
    };

    private static Gen<JsonNode> OfElementary(ElementaryType type) => type.Name switch
    {
        "bool" => Gen.Elements(false, true).Select(static value => (JsonNode)value),
        "uint" => Number(BigInteger.Zero, (BigInteger.One << type.Number) - 1),
        "int" => Number(-(BigInteger.One << (type.Number - 1)), (BigInteger.One << (type.Number - 1)) - 1),
        "address" => Content(20),
        "function" => Content(24),
        "bytes" when type.Number > 0 => Content(type.Number),
        "bytes" => Gen.Elements(Lengths).SelectMany(Content),
        "string" => Text,
        _ => throw new NotSupportedException(type.Name),
    };

    private static Gen<JsonNode> Text { get; } =
        from count in Gen.Choose(0, MaxRunes)
        from runes in Gen.ArrayOf(Gen.OneOf(Gen.Elements(RuneEdges), Gen.Choose(0x20, 0x7e), Gen.Choose(0x80, 0xd7ff)), count)
        select (JsonNode)string.Concat(runes.Select(static rune => new Rune(rune).ToString()));

    private static Gen<JsonNode> List(Gen<JsonNode>[] items) =>
        Gen.CollectToArray(items, static item => item).Select(static values => (JsonNode)new JsonArray([.. values]));

    private static Gen<JsonNode> Content(int length) => Gen
        .OneOf(Gen.ArrayOf(AnyByte, length), Gen.Elements<byte>(0, 0xff).Select(value => Enumerable.Repeat(value, length).ToArray()))
        .Select(static bytes => (JsonNode)("0x" + Convert.ToHexStringLower(bytes)));

    private static Gen<JsonNode> Number(BigInteger min, BigInteger max) => Gen
        .OneOf(
            Gen.Elements(min, min + 1, max - 1, max, BigInteger.Zero, BigInteger.One),
            Gen.ArrayOf(AnyByte, 32).Select(bytes => min + (new BigInteger(bytes, isUnsigned: true) % (max - min + 1))))
        .Select(static number => (JsonNode)number.ToString(CultureInfo.InvariantCulture));
}
