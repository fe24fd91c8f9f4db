using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Arrays and structs in each combination of static and dynamic. The encodings are those of ethers 6.17.</summary>
internal static class EncodedExamples
{
    private const string SomeoneDigits = "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private const string OtherDigits = "fb6916095ca1df60bb79ce92ce3ea74c37c5d359";

    public static Address Someone { get; } = Address.Parse("0x" + SomeoneDigits);

    public static Address Other { get; } = Address.Parse("0x" + OtherDigits);

    public static Order Full { get; } = new()
    {
        Owner = Someone,
        Side = Side.Sell,
        At = new() { X = -1, Y = 8388607 },
        Note = "Gr\u00fc\u00dfe",
        Tags = [Bytes3.Parse("0x616263"), Bytes3.Parse("0x646566")],
    };

    public static Order Bare { get; } = new() { Owner = Other, Side = Side.Buy, At = new() { X = 0, Y = -8388608 }, Note = "", Tags = [] };

    public static IReadOnlyList<EncodedExample> All { get; } =
    [
        new EncodedExample<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>("uint8[]", [], Words.Of("20", "0")),
        new EncodedExample<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>("uint8[]", [1, 2, 255], Words.Of("20", "3", "1", "2", "ff")),
        new EncodedExample<AbiArray<short>, ArrayCodec<short, Int16Codec>>("int16[]", [-1, 32767, -32768], Words.Of("20", "3", "-1", "7fff", "-8000")),
        new EncodedExample<AbiArray<bool>, FixedArrayCodec<bool, BoolCodec, LengthThree>>("bool[3]", [true, false, true], Words.Of("1", "0", "1")),
        new EncodedExample<AbiArray<AbiArray<bool>>, FixedArrayCodec<AbiArray<bool>, FixedArrayCodec<bool, BoolCodec, LengthTwo>, LengthThree>>(
            "bool[2][3]", [[true, false], [false, true], [true, true]], Words.Of("1", "0", "0", "1", "1", "1")),
        new EncodedExample<AbiArray<AbiArray<UInt256>>, ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>>(
            "uint256[][]", [[1, 2], [3]], Words.Of("20", "2", "40", "a0", "2", "1", "2", "1", "3")),
        new EncodedExample<AbiArray<AbiArray<UInt256>>, ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>>(
            "uint256[][]", [[], []], Words.Of("20", "2", "40", "60", "0", "0")),
        new EncodedExample<AbiArray<string>, ArrayCodec<string, StringCodec>>(
            "string[]", ["one", "", "three"], Words.Of("20", "3", "60", "a0", "c0", "3", "6f6e65..", "0", "5", "7468726565..")),
        new EncodedExample<AbiArray<Bytes>, FixedArrayCodec<Bytes, BytesCodec, LengthTwo>>(
            "bytes[2]", [[1], [.. Enumerable.Repeat((byte)2, 33)]],
            Words.Of("20", "40", "80", "1", "01..", "21", "020202020202020202020202020202020202020202020202020202020202020202..")),
        new EncodedExample<AbiArray<AbiArray<string>>, ArrayCodec<AbiArray<string>, FixedArrayCodec<string, StringCodec, LengthTwo>>>(
            "string[2][]", [["a", "b"], ["c", "d"]],
            Words.Of("20", "2", "40", "100", "40", "80", "1", "61..", "1", "62..", "40", "80", "1", "63..", "1", "64..")),
        new EncodedExample<AbiArray<AbiArray<byte>>, FixedArrayCodec<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>, LengthThree>>(
            "uint8[][3]", [[1], [], [2, 3]], Words.Of("20", "60", "a0", "c0", "1", "1", "0", "2", "2", "3")),
        new EncodedExample<
            AbiArray<AbiArray<AbiArray<byte>>>,
            FixedArrayCodec<AbiArray<AbiArray<byte>>, ArrayCodec<AbiArray<byte>, FixedArrayCodec<byte, UInt8Codec, LengthTwo>>, LengthThree>>(
            "uint8[2][][3]", [[[1, 2]], [], [[3, 4], [5, 6]]],
            Words.Of("20", "60", "c0", "e0", "1", "1", "2", "0", "2", "3", "4", "5", "6")),
        new EncodedExample<AbiArray<AbiArray<Bytes>>, ArrayCodec<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>>(
            "bytes[][]", [["a"u8], [], ["b"u8, default(Bytes)]],
            Words.Of("20", "3", "60", "e0", "100", "1", "20", "1", "61..", "0", "2", "40", "80", "1", "62..", "0")),
        new EncodedExample<AbiArray<Address>, ArrayCodec<Address, AddressCodec>>(
            "address[]", [Someone, Other], Words.Of("20", "2", SomeoneDigits, OtherDigits)),
        new EncodedExample<ExternalFunction, ExternalFunctionCodec>(
            "function", new(Someone, Bytes4.Parse("0xa9059cbb")), Words.Of(SomeoneDigits + "a9059cbb..")),
        new EncodedExample<Point, NamedTypeCodec<Point>>("Point", new() { X = -1, Y = 8388607 }, Words.Of("-1", "7fffff")),
        new EncodedExample<AbiArray<Point>, ArrayCodec<Point, NamedTypeCodec<Point>>>(
            "Point[]", [new() { X = 1, Y = 2 }, new() { X = 3, Y = 4 }], Words.Of("20", "2", "1", "2", "3", "4")),
        new EncodedExample<AbiArray<Point>, FixedArrayCodec<Point, NamedTypeCodec<Point>, LengthTwo>>(
            "Point[2]", [new() { X = 1, Y = 2 }, new() { X = -3, Y = -4 }], Words.Of("1", "2", "-3", "-4")),
        new EncodedExample<Order, NamedTypeCodec<Order>>(
            "Order", Full, Words.Of("20", SomeoneDigits, "1", "-1", "7fffff", "c0", "100", "7", "4772c3bcc39f65..", "2", "616263..", "646566..")),
        new EncodedExample<AbiArray<Order>, ArrayCodec<Order, NamedTypeCodec<Order>>>(
            "Order[]", [Full, Bare],
            Words.Of(
                "20", "2", "40", "1a0",
                SomeoneDigits, "1", "-1", "7fffff", "c0", "100", "7", "4772c3bcc39f65..", "2", "616263..", "646566..",
                OtherDigits, "0", "0", "-800000", "c0", "e0", "0", "0")),
    ];

    public static TheoryData<string> Descriptions { get; } = [.. All.Select(static example => example.Description)];

    public static EncodedExample Of(string description) => All.Single(example => example.Description == description);
}
