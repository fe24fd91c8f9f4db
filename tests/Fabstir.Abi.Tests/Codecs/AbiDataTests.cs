using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

public sealed class AbiDataTests
{
    private static readonly byte[] TwoNumbers = Words.Of("7", "8");

    [Fact]
    public void Decodes_a_static_value_at_its_position()
    {
        Assert.Equal(7, AbiData.Decode<byte, UInt8Codec>(TwoNumbers));
        Assert.Equal(8, AbiData.Decode<byte, UInt8Codec>(TwoNumbers, 32));
        Assert.Equal(8, AbiData.Decode<byte, UInt8Codec>([1, 2, 3, 4, .. Words.Of("8")], 4));
    }

    [Theory]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(int.MaxValue - 31)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_position_without_a_whole_word(int position)
    {
        Refusal.Inside(TwoNumbers, () => AbiData.Decode<byte, UInt8Codec>(TwoNumbers, position));
        Refusal.Inside(TwoNumbers, () => AbiData.Decode<string, StringCodec>(TwoNumbers, position));
        Refusal.Inside(TwoNumbers, () => AbiData.Decode<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>(TwoNumbers, position));
        Refusal.Inside(TwoNumbers, () => AbiData.Decode<Point, NamedTypeCodec<Point>>(TwoNumbers, position));
    }

    [Fact]
    public void Refuses_no_data_at_all()
    {
        Refusal.At(0, static () => AbiData.Decode<bool, BoolCodec>([]));
        Refusal.At(0, static () => AbiData.Decode<string, StringCodec>(default));
        Refusal.At(0, static () => AbiData.DecodeTuple<SamResult>([]));
    }

    [Fact]
    public void Encodes_values_side_by_side()
    {
        SamResult value = new() { Total = 6, Note = "abc" };

        Assert.Equal(Words.Of("6", "40", "3", "616263.."), AbiData.EncodeTuple(value));
        Assert.Equal(value, AbiData.DecodeTuple<SamResult>(AbiData.EncodeTuple(value)));
    }

    [Fact]
    public void Encodes_into_memory_of_the_caller()
    {
        SamResult value = new() { Total = 6, Note = "abc" };
        byte[] destination = new byte[129];
        destination.AsSpan().Fill(0xff);

        Assert.Equal(128, AbiData.EncodeTuple(value, destination));
        Assert.Equal([.. Words.Of("6", "40", "3", "616263.."), 0xff], destination);
        Assert.ThrowsAny<ArgumentException>(() => AbiData.EncodeTuple(value, new byte[32]));
    }

    // A struct is one value: a dynamic one is behind an offset. Side by side the same fields are not.
    [Fact]
    public void Puts_an_offset_before_a_dynamic_value_only()
    {
        Assert.Equal(Words.Of("20", "1", "61.."), AbiData.Encode<string, StringCodec>("a"));
        Assert.Equal(Words.Of("7"), AbiData.Encode<byte, UInt8Codec>(7));
        Assert.Equal(Words.Of("20"), AbiData.Encode<Order, NamedTypeCodec<Order>>(EncodedExamples.Bare)[..32]);
        Assert.Equal(Words.Of("1", "2"), AbiData.Encode<Point, NamedTypeCodec<Point>>(new() { X = 1, Y = 2 }));
    }
}
