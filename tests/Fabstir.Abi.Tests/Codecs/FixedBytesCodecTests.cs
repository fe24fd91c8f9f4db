using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>What holds for the codec of each of bytes1 to bytes32: the bytes stand at the start of a word, before zeros.</summary>
public abstract class FixedBytesCodecTests<T, TCodec>(int size)
    where T : struct, IFixedBytes<T>
    where TCodec : IAbiCodec<T>
{
    private readonly byte[] _word = [.. Enumerable.Range(1, 32).Select(i => (byte)(i <= size ? 0xa0 + i : 0))];

    [Fact]
    public void Encodes_and_decodes()
    {
        T value = T.Create(_word.AsSpan(0, size));

        Assert.Equal(_word, AbiData.Encode<T, TCodec>(value));
        Assert.Equal(value, AbiData.Decode<T, TCodec>(_word));
        Assert.Equal((false, 32, 32), (TCodec.IsDynamic, TCodec.HeadSize, TCodec.GetSize(value)));
    }

    [Fact]
    public void Writes_each_byte_of_its_word_and_none_after_it()
    {
        byte[] destination = new byte[33];
        destination.AsSpan().Fill(0xcc);

        Assert.Equal(32, TCodec.Encode(T.Create(_word.AsSpan(0, size)), destination));
        Assert.Equal([.. _word, 0xcc], destination);
    }

    [Fact]
    public void Does_not_decode_a_word_with_any_dirty_byte_of_padding()
    {
        for (int i = size; i < 32; i++)
        {
            foreach (byte dirt in new byte[] { 0x01, 0x80, 0xff })
            {
                Refusal.InWord(0, () => AbiData.Decode<T, TCodec>(_word.With(i, dirt)));
            }
        }
    }

    [Fact]
    public void Does_not_decode_a_part_of_a_word()
    {
        for (int length = 0; length < 32; length++)
        {
            ReadOnlyMemory<byte> part = _word.AsMemory(0, length);
            Assert.InRange(Refusal.Of(() => AbiData.Decode<T, TCodec>(part.Span)).Position, 0, length);
        }
    }

    [Fact]
    public void Writes_nothing_after_memory_that_is_too_short()
    {
        for (int length = 0; length < 32; length++)
        {
            byte[] memory = new byte[64];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => TCodec.Encode(T.Create(_word.AsSpan(0, size)), memory.AsSpan(0, length)));
            Assert.Equal(-1, memory.AsSpan(length).IndexOfAnyExcept((byte)0xee));
        }
    }
}
