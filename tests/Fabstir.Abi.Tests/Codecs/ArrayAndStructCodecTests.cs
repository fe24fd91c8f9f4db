using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Arrays and structs: what each combination of static and dynamic is encoded as and decoded from.</summary>
public sealed class ArrayAndStructCodecTests
{
    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Encodes_as_ethers_does(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);

        Assert.Equal(example.Encoding, example.Encode());
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Decodes_what_ethers_encoded(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);

        Assert.True(example.IsDecodedFrom(example.Encoding));
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Knows_its_size_and_what_it_takes_in_a_head(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);

        Assert.Equal(example.Body.Length, example.Size);
        Assert.Equal(example.IsDynamic ? 32 : example.Size, example.HeadSize);
        Assert.Equal(example.IsDynamic, example.Encoding.Length > example.Size);
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Writes_each_byte_of_its_size_and_none_after_it(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);
        byte[] destination = new byte[example.Size + 1];
        destination.AsSpan().Fill(0xff);

        Assert.Equal(example.Size, example.Encode(destination));
        Assert.Equal([.. example.Body, 0xff], destination);
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Writes_nothing_after_memory_that_is_too_short(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);
        for (int length = 0; length < example.Size; length++)
        {
            byte[] memory = new byte[example.Size + 32];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => example.Encode(memory.AsSpan(0, length)));
            Assert.Equal(-1, memory.AsSpan(length).IndexOfAnyExcept((byte)0xee));
        }
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Allocates_nothing_when_it_writes_to_memory_of_the_callers(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);
        byte[] destination = new byte[example.Size];

        Assert.Equal(0, Allocation.Of(() => example.Encode(destination)));
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Refuses_data_that_ends_anywhere_before_the_end(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);
        for (int length = 0; length < example.Encoding.Length; length++)
        {
            // What is missing is still there, after the end.
            ReadOnlyMemory<byte> cut = example.Encoding.AsMemory(0, length);
            Assert.InRange(Refusal.Of(() => example.Decode(cut)).Position, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Ignores_what_follows(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);
        foreach (int count in new[] { 1, 31, 32, 33, 1000 })
        {
            Assert.True(example.IsDecodedFrom([.. example.Encoding, .. Enumerable.Repeat((byte)0xff, count)]));
        }
    }

    [Theory]
    [MemberData(nameof(EncodedExamples.Descriptions), MemberType = typeof(EncodedExamples))]
    public void Is_found_after_a_selector(string description)
    {
        EncodedExample example = EncodedExamples.Of(description);

        Assert.True(example.IsDecodedFrom([1, 2, 3, 4, .. example.Encoding], position: 4));
    }

    [Fact]
    public void Encodes_a_fixed_array_of_no_other_length_than_its_own()
    {
        foreach (AbiArray<byte> array in new AbiArray<byte>[] { [], [1], [1, 2, 3] })
        {
            Assert.Throws<AbiEncodingException>(() => AbiData.Encode<AbiArray<byte>, FixedArrayCodec<byte, UInt8Codec, LengthTwo>>(array));
            Assert.Throws<AbiEncodingException>(() => FixedArrayCodec<byte, UInt8Codec, LengthTwo>.Encode(array, new byte[96]));
        }

        Assert.Throws<AbiEncodingException>(static () => AbiData.Encode<AbiArray<string>, FixedArrayCodec<string, StringCodec, LengthTwo>>(["a"]));
    }

    [Fact]
    public void Names_the_type_of_an_element_that_is_out_of_range()
    {
        Assert.Equal("uint24", Assert.Throws<AbiEncodingException>(static () => AbiData.Encode<AbiArray<uint>, ArrayCodec<uint, UInt24Codec>>([1, 1 << 24])).SolidityType);
        Assert.Equal("int24", Assert.Throws<AbiEncodingException>(static () => AbiData.Encode<Point, NamedTypeCodec<Point>>(new() { X = 0, Y = 1 << 23 })).SolidityType);
    }

    [Fact]
    public void Default_arrays_are_empty() =>
        Assert.Equal(Words.Of("20", "0"), AbiData.Encode<AbiArray<string>, ArrayCodec<string, StringCodec>>(default));

    [Fact]
    public void Keeps_a_member_of_an_enum_that_it_has_no_name_for()
    {
        byte[] data = Words.Of("7");

        Assert.Equal(new Side(7), AbiData.Decode<Side, NamedTypeCodec<Side>>(data));
        Assert.Equal(data, AbiData.Encode<Side, NamedTypeCodec<Side>>(new Side(7)));
        Refusal.InWord(0, static () => AbiData.Decode<Side, NamedTypeCodec<Side>>(Words.Of("100")));
    }
}
