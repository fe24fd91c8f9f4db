using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>bool, address and function: each in a word.</summary>
public sealed class WordCodecTests
{
    private const string Digits = "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";

    private static readonly Address Someone = Address.Parse("0x" + Digits);
    private static readonly ExternalFunction Function = new(Someone, Bytes4.Parse("0xa9059cbb"));

    [Fact]
    public void A_bool_is_0_or_1()
    {
        Assert.Equal(Words.Of("0"), AbiData.Encode<bool, BoolCodec>(false));
        Assert.Equal(Words.Of("1"), AbiData.Encode<bool, BoolCodec>(true));
        Assert.False(AbiData.Decode<bool, BoolCodec>(Words.Of("0")));
        Assert.True(AbiData.Decode<bool, BoolCodec>(Words.Of("1")));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("80")]
    [InlineData("ff")]
    [InlineData("100")]
    [InlineData("101")]
    [InlineData("01..")]
    [InlineData("8000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void A_bool_is_nothing_else(string word) => Refusal.InWord(0, () => AbiData.Decode<bool, BoolCodec>(Words.Of(word)));

    [Fact]
    public void A_bool_has_31_bytes_of_padding()
    {
        for (int i = 0; i < 31; i++)
        {
            Refusal.InWord(0, () => AbiData.Decode<bool, BoolCodec>(Words.Of("1").With(i, 1)));
        }
    }

    [Fact]
    public void An_address_stands_at_the_end_of_a_word()
    {
        Assert.Equal(Words.Of(Digits), AbiData.Encode<Address, AddressCodec>(Someone));
        Assert.Equal(Someone, AbiData.Decode<Address, AddressCodec>(Words.Of(Digits)));
        Assert.Equal(Words.Of("0"), AbiData.Encode<Address, AddressCodec>(default));
    }

    [Fact]
    public void An_address_has_12_bytes_of_padding()
    {
        for (int i = 0; i < 12; i++)
        {
            Refusal.InWord(0, () => AbiData.Decode<Address, AddressCodec>(Words.Of(Digits).With(i, 1)));
            Refusal.InWord(0, () => AbiData.Decode<Address, AddressCodec>(Words.Of(Digits).With(i, 0x80)));
        }
    }

    [Fact]
    public void A_function_is_an_address_and_a_selector_at_the_start_of_a_word()
    {
        Assert.Equal(Words.Of(Digits + "a9059cbb.."), AbiData.Encode<ExternalFunction, ExternalFunctionCodec>(Function));
        Assert.Equal(Function, AbiData.Decode<ExternalFunction, ExternalFunctionCodec>(Words.Of(Digits + "a9059cbb..")));
    }

    [Fact]
    public void A_function_has_8_bytes_of_padding()
    {
        for (int i = 24; i < 32; i++)
        {
            Refusal.InWord(0, () => AbiData.Decode<ExternalFunction, ExternalFunctionCodec>(Words.Of(Digits + "a9059cbb..").With(i, 1)));
        }
    }

    [Fact]
    public void All_of_them_take_a_word()
    {
        Assert.Equal((false, 32, 32), (BoolCodec.IsDynamic, BoolCodec.HeadSize, BoolCodec.GetSize(true)));
        Assert.Equal((false, 32, 32), (AddressCodec.IsDynamic, AddressCodec.HeadSize, AddressCodec.GetSize(Someone)));
        Assert.Equal((false, 32, 32), (ExternalFunctionCodec.IsDynamic, ExternalFunctionCodec.HeadSize, ExternalFunctionCodec.GetSize(Function)));
    }

    [Fact]
    public void All_of_them_write_each_byte_of_the_word_and_none_after_it()
    {
        byte[] destination = new byte[33];

        destination.AsSpan().Fill(0xff);
        Assert.Equal(32, BoolCodec.Encode(false, destination));
        Assert.Equal([.. Words.Of("0"), 0xff], destination);
        destination.AsSpan().Fill(0xff);
        Assert.Equal(32, AddressCodec.Encode(Someone, destination));
        Assert.Equal([.. Words.Of(Digits), 0xff], destination);
        destination.AsSpan().Fill(0xff);
        Assert.Equal(32, ExternalFunctionCodec.Encode(Function, destination));
        Assert.Equal([.. Words.Of(Digits + "a9059cbb.."), 0xff], destination);
    }

    [Fact]
    public void None_of_them_is_read_from_a_part_of_a_word()
    {
        for (int length = 0; length < 32; length++)
        {
            ReadOnlyMemory<byte> part = new byte[64].AsMemory(0, length);
            Refusal.Of(() => AbiData.Decode<bool, BoolCodec>(part.Span));
            Refusal.Of(() => AbiData.Decode<Address, AddressCodec>(part.Span));
            Refusal.Of(() => AbiData.Decode<ExternalFunction, ExternalFunctionCodec>(part.Span));
        }
    }

    [Fact]
    public void None_of_them_writes_after_memory_that_is_too_short()
    {
        for (int length = 0; length < 32; length++)
        {
            byte[] memory = new byte[64];
            memory.AsSpan().Fill(0xee);

            Assert.ThrowsAny<ArgumentException>(() => BoolCodec.Encode(true, memory.AsSpan(0, length)));
            Assert.ThrowsAny<ArgumentException>(() => AddressCodec.Encode(Someone, memory.AsSpan(0, length)));
            Assert.ThrowsAny<ArgumentException>(() => ExternalFunctionCodec.Encode(Function, memory.AsSpan(0, length)));
            Assert.Equal(-1, memory.AsSpan(length).IndexOfAnyExcept((byte)0xee));
        }
    }
}
