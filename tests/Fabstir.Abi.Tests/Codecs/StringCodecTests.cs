using System.Text;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

public sealed class StringCodecTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("exactly thirty-two bytes long..!")]
    [InlineData("one more than thirty-two bytes..!")]
    [InlineData("\0")]
    [InlineData("Gr\u00fc\u00dfe")]
    [InlineData("\u4e16\u754c")]
    [InlineData("\ud83c\udf0d\ud83d\ude80")]
    [InlineData("\u07ff\u0800\uffff\ud800\udc00\udbff\udfff")]
    [InlineData("\ufeffbom")]
    public void Is_the_length_in_bytes_and_UTF_8(string text)
    {
        byte[] utf8 = new UTF8Encoding(false).GetBytes(text);
        byte[] encoding = utf8.Length == 0
            ? Words.Of("20", "0")
            : Words.Of("20", $"{utf8.Length:x}", Convert.ToHexStringLower(utf8) + "..");

        Assert.Equal(encoding, AbiData.Encode<string, StringCodec>(text));
        Assert.Equal(text, AbiData.Decode<string, StringCodec>(encoding));
        Assert.Equal(encoding.Length - 32, StringCodec.GetSize(text));
    }

    [Fact]
    public void Keeps_every_character_of_the_planes()
    {
        StringBuilder text = new();
        for (int i = 0; i <= 0x10ffff; i += i < 0x3000 ? 1 : 97)
        {
            if (Rune.IsValid(i))
            {
                text.Append(new Rune(i).ToString());
            }
        }

        string expected = text.ToString();

        Assert.Equal(expected, AbiData.Decode<string, StringCodec>(AbiData.Encode<string, StringCodec>(expected)));
    }

    [Theory]
    [InlineData("", 0xd800, "")]
    [InlineData("", 0xdc00, "")]
    [InlineData("a", 0xdbff, "b")]
    [InlineData("a", 0xdfff, "\ud83c\udf0d")]
    [InlineData("\ud83c\udf0d", 0xd83c, "")]
    public void Does_not_encode_half_of_a_surrogate_pair(string before, int half, string after)
    {
        string text = before + (char)half + after;

        Assert.Equal("string", Assert.Throws<AbiEncodingException>(() => AbiData.Encode<string, StringCodec>(text)).SolidityType);
        Assert.Throws<AbiEncodingException>(() => StringCodec.Encode(text, new byte[256]));
    }

    [Theory]
    [InlineData("61 80 62", 1)]
    [InlineData("ff", 0)]
    [InlineData("61 62 c3", 2)]
    [InlineData("e4 b8", 0)]
    [InlineData("c0 80", 0)]
    [InlineData("c1 bf", 0)]
    [InlineData("e0 80 80", 0)]
    [InlineData("ed a0 80", 0)]
    [InlineData("ed bf bf", 0)]
    [InlineData("f0 80 80 80", 0)]
    [InlineData("f4 90 80 80", 0)]
    [InlineData("f8 88 80 80 80", 0)]
    [InlineData("f0 9f 8c 8d 61 f0 9f 8c", 5)]
    public void Does_not_decode_what_is_not_UTF_8(string utf8, int wrong)
    {
        string digits = utf8.Replace(" ", "", StringComparison.Ordinal);
        byte[] data = Words.Of("20", $"{digits.Length / 2:x}", digits + "..");

        AbiFormatException refused = Refusal.Of(() => AbiData.Decode<string, StringCodec>(data));
        Assert.Equal(64 + wrong, refused.Position);
        Assert.Equal(Bytes.Parse("0x" + digits), AbiData.Decode<Bytes, BytesCodec>(data));
    }

    [Theory]
    [InlineData("a", 100)]
    [InlineData("a", 5000)]
    [InlineData("\u4e16", 5000)]
    [InlineData("\ud83c\udf0d", 100_000)]
    public void Says_where_a_long_text_is_not_UTF_8(string text, int count)
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, count)));
        byte[] data = Words.Of("20", $"{content.Length + 2:x}", Convert.ToHexStringLower([.. content, 0x61, 0x80]) + "..");

        Refusal.At(64 + content.Length + 1, () => AbiData.Decode<string, StringCodec>(data));
    }

    [Fact]
    public void Does_not_encode_null() => Assert.Throws<ArgumentNullException>(static () => AbiData.Encode<string, StringCodec>(null!));
}
