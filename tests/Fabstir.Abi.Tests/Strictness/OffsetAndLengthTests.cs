using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Offsets and lengths that point outside the data, also when they are cut to 31, 32 or 64 bits or added to something.</summary>
public sealed class OffsetAndLengthTests
{
    // Positions in the calldata of sam: the offsets of name and numbers, and the length of numbers.
    private const int NameOffset = 4;
    private const int NumbersOffset = 4 + 64;
    private const int NumbersLength = 4 + 160;

    // Positions in the calldata of g: the offsets inside both arrays, and the lengths that are there.
    private static readonly int[] NestedOffsets = [4 + 96, 4 + 128, 4 + 352, 4 + 384, 4 + 416];
    private static readonly int[] NestedLengths = [4 + 64, 4 + 160, 4 + 256, 4 + 320, 4 + 448, 4 + 512, 4 + 576];

    public static TheoryData<string> Outside { get; } =
    [
        "10000",
        "7fffffdc",
        "7fffffe0",
        "7fffffff",
        "80000000",
        "fffffffc",
        "ffffffff",
        "100000060",
        "7fffffffffffffff",
        "8000000000000060",
        "ffffffffffffffe0",
        "10000000000000060",
        "100000000000000000000000000000060",
        "8000000000000000000000000000000000000000000000000000000000000000",
        "8000000000000000000000000000000000000000000000000000000000000060",
        "-20",
        "-1",
    ];

    // Times 32 these are nothing, or something small, in 32, 64 or 256 bits.
    public static TheoryData<string> Overflowing { get; } =
    [
        "4000000",
        "4000001",
        "8000000",
        "8000003",
        "400000000000000",
        "800000000000003",
        "100000000000003",
        "800000000000000000000000000000000000000000000000000000000000003",
        "800000000000000000000000000000000000000000000000000000000000000",
    ];

    [Theory]
    [MemberData(nameof(Outside))]
    public void Refuses_an_offset_outside_the_data(string offset)
    {
        byte[] data = CalldataExamples.SamCalldata;

        Refusal.InWord(NameOffset, () => Calldata.Decode<Sam>(data.WithWord(NameOffset, offset)));
        Refusal.InWord(NumbersOffset, () => Calldata.Decode<Sam>(data.WithWord(NumbersOffset, offset)));
    }

    [Theory]
    [MemberData(nameof(Outside))]
    public void Refuses_an_offset_outside_the_data_in_an_array(string offset)
    {
        byte[] data = Calldata.Encode(CalldataExamples.Gee);

        Assert.All(NestedOffsets, position => Refusal.InWord(position, () => Calldata.Decode<Gee>(data.WithWord(position, offset))));
    }

    [Theory]
    [MemberData(nameof(Outside))]
    [MemberData(nameof(Overflowing))]
    public void Refuses_a_length_of_more_than_there_is(string length)
    {
        byte[] sam = CalldataExamples.SamCalldata;
        byte[] gee = Calldata.Encode(CalldataExamples.Gee);

        Refusal.InWord(NumbersLength, () => Calldata.Decode<Sam>(sam.WithWord(NumbersLength, length)));
        Assert.All(NestedLengths, position => Refusal.InWord(position, () => Calldata.Decode<Gee>(gee.WithWord(position, length))));
    }

    [Theory]
    [MemberData(nameof(Outside))]
    [MemberData(nameof(Overflowing))]
    public void Takes_no_memory_for_what_a_length_promises(string length)
    {
        byte[] data = CalldataExamples.SamCalldata.WithWord(NumbersLength, length);

        Assert.InRange(Allocation.OfRefusal(() => Calldata.Decode<Sam>(data)), 0, 10_000);
    }

    [Fact]
    public void Refuses_one_element_more_than_there_is()
    {
        Refusal.InWord(NumbersLength, static () => Calldata.Decode<Sam>(CalldataExamples.SamCalldata.WithWord(NumbersLength, "4")));
        Refusal.InWord(32, static () => AbiData.Decode<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>(Words.Of("20", "3", "1", "2")));
        Refusal.InWord(32, static () => AbiData.Decode<AbiArray<string>, ArrayCodec<string, StringCodec>>(Words.Of("20", "2", "20")));
        Assert.Equal([1, 2], Calldata.Decode<Sam>(CalldataExamples.SamCalldata.WithWord(NumbersLength, "2")).Numbers);
    }

    [Fact]
    public void Refuses_an_offset_to_just_behind_the_data()
    {
        byte[] sam = CalldataExamples.SamCalldata;
        byte[] gee = Calldata.Encode(CalldataExamples.Gee);
        for (int behind = 1; behind < 100; behind++)
        {
            // Offsets count from the start of the tuple or of the elements: after the selector, and after the length of the names.
            string fromArguments = $"{sam.Length - 4 + behind:x}";
            string fromNames = $"{gee.Length - 4 - 352 + behind:x}";

            Refusal.InWord(NameOffset, () => Calldata.Decode<Sam>(sam.WithWord(NameOffset, fromArguments)));
            Refusal.InWord(NumbersOffset, () => Calldata.Decode<Sam>(sam.WithWord(NumbersOffset, fromArguments)));
            Refusal.InWord(4 + 352, () => Calldata.Decode<Gee>(gee.WithWord(4 + 352, fromNames)));
        }
    }

    [Fact]
    public void Refuses_an_offset_to_the_end_and_the_last_bytes_of_the_data()
    {
        byte[] data = CalldataExamples.SamCalldata;
        for (int offset = data.Length - 4 - 31; offset <= data.Length - 4; offset++)
        {
            byte[] pointing = data.WithWord(NameOffset, $"{offset:x}");
            Refusal.Inside(pointing, () => Calldata.Decode<Sam>(pointing));
        }
    }

    [Fact]
    public void Names_the_position_from_the_start_of_the_calldata_not_of_the_arguments()
    {
        Refusal.InWord(4 + 32, static () => Calldata.Decode<Sam>(CalldataExamples.SamCalldata.WithWord(4 + 32, "2")));
        Refusal.At(4 + 159, static () => Calldata.Decode<Sam>(CalldataExamples.SamCalldata.With(4 + 159, 1)));
    }
}
