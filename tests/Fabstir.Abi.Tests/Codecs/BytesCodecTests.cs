using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The layout of bytes, which is also that of string: the length, then the bytes, padded to whole words.</summary>
public sealed class BytesCodecTests
{
    public static TheoryData<int> Lengths { get; } = [0, 1, 31, 32, 33, 63, 64, 65, 1000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Encodes_and_decodes(int length)
    {
        byte[] content = Content(length);
        byte[] encoding = Encoding(content);

        Assert.Equal(encoding, AbiData.Encode<Bytes, BytesCodec>(content));
        Assert.Equal(content, AbiData.Decode<Bytes, BytesCodec>(encoding).AsSpan());
        Assert.Equal((true, 32, encoding.Length - 32), (BytesCodec.IsDynamic, BytesCodec.HeadSize, BytesCodec.GetSize(content)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Writes_each_byte_including_the_padding_and_none_after_it(int length)
    {
        byte[] expected = Encoding(Content(length))[32..];
        byte[] destination = new byte[expected.Length + 1];
        destination.AsSpan().Fill(0xff);

        Assert.Equal(expected.Length, BytesCodec.Encode(Content(length), destination));
        Assert.Equal([.. expected, 0xff], destination);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Does_not_decode_any_dirty_byte_of_padding(int length)
    {
        byte[] data = Encoding(Content(length));
        for (int i = 64 + length; i < data.Length; i++)
        {
            Refusal.At(i, () => AbiData.Decode<Bytes, BytesCodec>(data.With(i, 1)));
            Refusal.At(i, () => AbiData.Decode<string, StringCodec>(Encoding(new byte[length]).With(i, 0x80)));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Does_not_decode_less_than_its_whole_words(int length)
    {
        byte[] data = Encoding(Content(length));
        for (int end = 0; end < data.Length; end++)
        {
            ReadOnlyMemory<byte> cut = data.AsMemory(0, end);
            Assert.InRange(Refusal.Of(() => AbiData.Decode<Bytes, BytesCodec>(cut.Span)).Position, 0, end);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(65)]
    public void Writes_nothing_after_memory_that_is_too_short(int length)
    {
        string text = new('\u4e16', length);
        for (int end = 0; end < BytesCodec.GetSize(Content(length)); end++)
        {
            byte[] memory = new byte[512];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => BytesCodec.Encode(Content(length), memory.AsSpan(0, end)));
            Assert.ThrowsAny<ArgumentException>(() => StringCodec.Encode(text, memory.AsSpan(0, end)));
            Assert.Equal(-1, memory.AsSpan(end).IndexOfAnyExcept((byte)0xee));
        }
    }

    [Theory]
    [InlineData("21")]
    [InlineData("40")]
    [InlineData("7fffffe0")]
    [InlineData("7fffffff")]
    [InlineData("80000000")]
    [InlineData("ffffffff")]
    [InlineData("100000000")]
    [InlineData("100000020")]
    [InlineData("7fffffffffffffff")]
    [InlineData("8000000000000000")]
    [InlineData("ffffffffffffffff")]
    [InlineData("10000000000000020")]
    [InlineData("8000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Does_not_decode_more_bytes_than_there_are(string length)
    {
        byte[] data = Words.Of("20", length, "6162..");

        Refusal.InWord(32, () => AbiData.Decode<Bytes, BytesCodec>(data));
        Refusal.InWord(32, () => AbiData.Decode<string, StringCodec>(data));
        Assert.InRange(Allocation.OfRefusal(() => AbiData.Decode<Bytes, BytesCodec>(data)), 0, 10_000);
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(1, length).Select(static i => (byte)i)];

    private static byte[] Encoding(byte[] content) => content.Length == 0
        ? Words.Of("20", "0")
        : Words.Of("20", $"{content.Length:x}", Convert.ToHexStringLower(content) + "..");
}
