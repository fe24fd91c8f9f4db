using System.Text;
using System.Text.Json;
using Fabstir.Tests;

namespace Fabstir.Abi.Tests;

public sealed class Keccak256Tests
{
    private static readonly IReadOnlyList<JsonElement> Hashes = Testcases.Read("hashes");
    private static readonly IReadOnlyList<JsonElement> Signatures = Testcases.Read("contract-signatures");

    public static TheoryData<int> HashIndices { get; } = [.. Enumerable.Range(0, Hashes.Count)];

    [Fact]
    public void There_are_as_many_hashes_as_promised() => Assert.Equal(516, Hashes.Count);

    [Theory]
    [MemberData(nameof(HashIndices))]
    public void Hashes_as_ethers_does(int index)
    {
        Bytes data = Bytes.Parse(Hashes[index].GetProperty("data").GetString()!);

        Assert.Equal(Hashes[index].GetProperty("keccak256").GetString(), Keccak256.Hash(data.AsSpan()).ToString());
    }

    [Theory]
    [InlineData("", "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("The quick brown fox jumps over the lazy dog", "0x4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15")]
    [InlineData("Transfer(address,address,uint256)", "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]
    [InlineData("Gr\u00fc\u00dfe, \u4e16\u754c \ud83c\udf0d", "0xd8ac1cc718ea27353f8319a8b1ddec9c38076e1bf8c2e0761360d1e0709e54d9")]
    public void Hashes_the_UTF_8_bytes_of_a_text(string text, string expected)
    {
        Assert.Equal(expected, Keccak256.Hash(text).ToString());
        Assert.Equal(expected, Keccak256.Hash(Encoding.UTF8.GetBytes(text)).ToString());
    }

    // Byte i of the data is i mod 251; 136 bytes are a block. The hashes are those of ethers.keccak256.
    [Theory]
    [InlineData(1, "0xbc36789e7a1e281436464229828f817d6612f7b477d66591ff96a9e064bcc98a")]
    [InlineData(32, "0x8ae1aa597fa146ebd3aa2ceddf360668dea5e526567e92b0321816a4e895bd2d")]
    [InlineData(135, "0xcbdfd9dee5faad3818d6b06f95a219fd290b0e1706f6a82e5a595b9ce9faca62")]
    [InlineData(136, "0x7ce759f1ab7f9ce437719970c26b0a66ff11fe3e38e17df89cf5d29c7d7f807e")]
    [InlineData(137, "0xac73d4fae68b8453f764007c1a20ce95994187861f0c3227a3a8e99a73a3b1db")]
    [InlineData(271, "0x27eceb59ebc3dc8a04a5b135be641591a7278540e4556a2ba9f408194e666ec3")]
    [InlineData(272, "0x8e2476e65823b24d96ebe239f2c1534cdf763e689e2410c3b1cb0c74e6177bfc")]
    [InlineData(273, "0x3f02f134370e4debb95140ef49ddd3aed8c65ff1ed83a43f1b269421f179c5f9")]
    [InlineData(1_000_000, "0x2cc947428a556b8e8d857d7c0b28314752606e9ad988ffa524eee08132f28027")]
    public void Hashes_data_that_ends_at_inside_and_after_a_block(int length, string expected)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(static i => (byte)(i % 251))];

        Assert.Equal(expected, Keccak256.Hash(data).ToString());
    }

    [Fact]
    public void Makes_the_selectors_of_the_signatures_that_ethers_has()
    {
        Assert.Equal(1880, Signatures.Count);
        Assert.All(Signatures, static vector =>
        {
            Bytes32 hash = Keccak256.Hash(vector.GetProperty("signature").GetString()!);
            Assert.Equal(vector.GetProperty("sigHash").GetString(), new Bytes4(hash.AsSpan()[..4]).ToString());
        });
    }

    [Theory]
    [InlineData("", 0xd800, "")]
    [InlineData("", 0xdc00, "")]
    [InlineData("a", 0xd83c, "b")]
    [InlineData("a", 0xdfff, "\ud83c\udf0d")]
    public void Refuses_half_of_a_surrogate_pair(string before, int half, string after) =>
        Assert.ThrowsAny<ArgumentException>(() => Keccak256.Hash(before + (char)half + after));

    [Fact]
    public void Refuses_null() => Assert.Throws<ArgumentNullException>(static () => Keccak256.Hash((string)null!));

    [Fact]
    public void Is_safe_to_use_from_many_threads()
    {
        Bytes32 expected = Keccak256.Hash("abc");

        Parallel.For(0, 2000, i => Assert.Equal(i % 2 == 0 ? expected : Keccak256.Hash($"{i}"), Keccak256.Hash(i % 2 == 0 ? "abc" : $"{i}")));
    }
}
