using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>Each width of integers, signed and unsigned.</summary>
public sealed class IntegerCodecTests
{
    public static TheoryData<string> Types { get; } = [.. IntegerLayouts.All.Select(static layout => layout.SolidityType)];

    [Fact]
    public void There_is_a_codec_of_each_width_and_sign() => Assert.Equal(64, Types.Count);

    [Theory]
    [MemberData(nameof(Types))]
    public void Takes_a_word(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);

        Assert.False(layout.IsDynamic);
        Assert.Equal(32, layout.HeadSize);
        Assert.Equal(32, layout.GetSize(layout.Max));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Encodes_and_decodes_every_integer_in_range(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        foreach (BigInteger value in IntegerSamples.Edges(layout.Min, layout.Max).Concat(IntegerSamples.Random(layout.Min, layout.Max, 50)))
        {
            byte[] word = IntegerLayout.WordOf(value);

            Assert.Equal(word, layout.Encode(value));
            Assert.Equal(value, layout.Decode(word));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Writes_each_byte_of_its_word_and_none_after_it(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        foreach (BigInteger value in IntegerSamples.Edges(layout.Min, layout.Max))
        {
            byte[] destination = new byte[33];
            destination.AsSpan().Fill(0xcc);

            Assert.Equal(32, layout.Encode(value, destination));
            Assert.Equal([.. IntegerLayout.WordOf(value), 0xcc], destination);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Does_not_encode_what_is_out_of_range(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        BigInteger[] outside = [layout.Min - 1, layout.Max + 1, 2 * layout.Min - 2, 2 * layout.Max + 2];
        foreach (BigInteger value in layout.Held(outside))
        {
            AbiEncodingException refused = Assert.Throws<AbiEncodingException>(() => layout.Encode(value));
            Assert.Equal(type, refused.SolidityType);
            Assert.Contains(type, refused.Message, StringComparison.Ordinal);
            Assert.Contains($"{value}", refused.Message, StringComparison.Ordinal);
            Assert.Throws<AbiEncodingException>(() => layout.Encode(value, new byte[32]));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Does_not_decode_what_is_out_of_range(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        BigInteger[] outside =
        [
            layout.Min - 1, layout.Max + 1, 2 * layout.Max + 1, 2 * layout.Max + 2,
            -IntegerSamples.TwoTo(255), IntegerSamples.TwoTo(255), IntegerSamples.TwoTo(255) - 1, IntegerSamples.TwoTo(256) - 1,
        ];
        foreach (BigInteger value in outside.Where(static value => value >= -IntegerSamples.TwoTo(255) && value < IntegerSamples.TwoTo(256)))
        {
            byte[] word = IntegerLayout.WordOf(value);
            BigInteger read = layout.Min.Sign < 0 ? new(word, isBigEndian: true) : new(word, isUnsigned: true, isBigEndian: true);
            if (read < layout.Min || read > layout.Max)
            {
                AbiFormatException refused = Refusal.Of(() => layout.Decode(word));
                Assert.InRange(refused.Position, 0, 31);
                Assert.Contains(type, refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Does_not_decode_a_word_with_any_dirty_byte_of_padding(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        foreach (BigInteger value in new[] { 0, 1, layout.Min, layout.Max })
        {
            byte[] word = IntegerLayout.WordOf(value);
            for (int i = 0; i < layout.Padding; i++)
            {
                foreach (byte change in new byte[] { 0x01, 0x80, 0xff })
                {
                    Refusal.InWord(0, () => layout.Decode(word.With(i, (byte)(word[i] ^ change))));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Does_not_decode_a_part_of_a_word(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        for (int length = 0; length < 32; length++)
        {
            ReadOnlyMemory<byte> part = new byte[64].AsMemory(0, length);
            Assert.InRange(Refusal.Of(() => layout.Decode(part)).Position, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Writes_nothing_after_memory_that_is_too_short(string type)
    {
        IntegerLayout layout = IntegerLayouts.Named(type);
        for (int length = 0; length < 32; length++)
        {
            byte[] memory = new byte[64];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => layout.Encode(layout.Max, memory.AsSpan(0, length)));
            Assert.Equal(-1, memory.AsSpan(length).IndexOfAnyExcept((byte)0xee));
        }
    }
}
