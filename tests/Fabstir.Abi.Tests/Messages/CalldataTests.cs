namespace Fabstir.Abi.Tests;

public sealed class CalldataTests
{
    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Encodes_as_the_specification_says(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);

        Assert.Equal(example.Calldata, example.Encode());
        Assert.Equal(example.Calldata.Length, example.Size);
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Decodes_what_the_specification_says(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);

        Assert.True(example.IsDecodedFrom(example.Calldata));
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Begins_with_the_hash_of_the_signature(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);

        Assert.Equal(Keccak256.Hash(signature).AsSpan()[..4], example.Encode().AsSpan(0, 4));
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Writes_each_byte_of_its_size_and_none_after_it(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        byte[] destination = new byte[example.Size + 1];
        destination.AsSpan().Fill(0xff);

        Assert.Equal(example.Size, example.Encode(destination));
        Assert.Equal([.. example.Calldata, 0xff], destination);
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Allocates_nothing_when_it_writes_to_memory_of_the_callers(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        byte[] destination = new byte[example.Size];
        int size = 0;

        Assert.Equal(0, Allocation.Of(() => example.Encode(destination)));
        Assert.Equal(0, Allocation.Of(() => size = example.Size));
        Assert.Equal(destination.Length, size);
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Does_not_write_to_memory_that_is_too_short(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        for (int length = 0; length < example.Size; length++)
        {
            byte[] memory = new byte[example.Size + 32];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => example.Encode(memory.AsSpan(0, length)));
            Assert.Equal(-1, memory.AsSpan(length).IndexOfAnyExcept((byte)0xee));
        }
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Refuses_calldata_that_ends_anywhere_before_the_end(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        for (int length = 0; length < example.Calldata.Length; length++)
        {
            // What is missing is still there, after the end.
            ReadOnlyMemory<byte> cut = example.Calldata.AsMemory(0, length);
            Assert.InRange(Refusal.Of(() => example.Decode(cut)).Position, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Ignores_what_follows(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        foreach (int count in new[] { 1, 32, 1000 })
        {
            Assert.True(example.IsDecodedFrom([.. example.Calldata, .. Enumerable.Repeat((byte)0xff, count)]));
        }
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Refuses_any_dirty_byte_of_padding_in_its_word(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        foreach (int position in example.Padding)
        {
            int word = 4 + ((position - 4) / 32 * 32);
            Assert.Equal(0, example.Calldata[position]);
            foreach (byte dirt in new byte[] { 0x01, 0x80, 0xff })
            {
                byte[] dirty = example.Calldata.With(position, dirt);
                Refusal.InWord(word, () => example.Decode(dirty));
            }
        }
    }

    [Theory]
    [MemberData(nameof(CalldataExamples.Signatures), MemberType = typeof(CalldataExamples))]
    public void Refuses_another_selector_and_names_the_function(string signature)
    {
        CalldataExample example = CalldataExamples.Of(signature);
        for (int i = 0; i < 4; i++)
        {
            byte[] other = example.Calldata.With(i, (byte)(example.Calldata[i] ^ 1));
            AbiFormatException refused = Refusal.Of(() => example.Decode(other));
            Assert.InRange(refused.Position, 0, 3);
            Assert.Contains(signature, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reads_the_selector_as_a_number()
    {
        Assert.Equal(0xa5643bf2, Calldata.ReadSelector(CalldataExamples.SamCalldata));
        Assert.Equal(0xa5643bf2, Calldata.ReadSelector([0xa5, 0x64, 0x3b, 0xf2]));
        Assert.Equal(0u, Calldata.ReadSelector(new byte[4]));
        Assert.Null(Calldata.ReadSelector([0xa5, 0x64, 0x3b]));
        Assert.Null(Calldata.ReadSelector([]));
        Assert.Equal(4, Calldata.SelectorSize);
    }

    [Fact]
    public void Does_not_encode_a_value_out_of_range()
    {
        Noted noted = new() { Title = default, Tick = 1 << 23, Text = "", Tags = [] };
        Bar bar = new() { Items = [default(Bytes3)] };

        Assert.Equal("int24", Assert.Throws<AbiEncodingException>(() => LogData.GetTopics(noted)).SolidityType);
        Assert.Throws<AbiEncodingException>(() => Calldata.Encode(bar));
        Assert.Throws<AbiEncodingException>(() => Calldata.Encode(bar, new byte[100]));
    }

    [Fact]
    public void Decodes_what_a_function_returns_and_ignores_what_a_newer_revision_adds()
    {
        SamResult expected = new() { Total = 6, Note = "abc" };
        byte[] returned = Words.Of("6", "40", "3", "616263..");

        Assert.Equal(expected, DecodeResult<Sam, SamResult>(returned));
        Assert.Equal(expected, DecodeResult<Sam, SamResult>([.. returned, 1]));
        Assert.True(DecodeResult<Baz, bool>(Words.Of("1", "7")));
        Refusal.InWord(0, static () => DecodeResult<Baz, bool>(Words.Of("2")));
        Refusal.Of(static () => DecodeResult<Baz, bool>([]));
    }

    private static TResult DecodeResult<TFunction, TResult>(byte[] returned)
        where TFunction : IContractFunction<TFunction, TResult> => TFunction.DecodeResult(returned);
}
