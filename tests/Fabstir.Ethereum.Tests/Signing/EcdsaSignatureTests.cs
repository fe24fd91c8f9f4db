using System.Security.Cryptography;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class EcdsaSignatureTests
{
    private const string HelloWorld =
        "0xddd0a7290af9526056b4e35a077b9a11b513aa0028ec6c9880948544508f3c63265e99e47ad31bb2cab9646c504576b3abc6939a1710afc08cbf3034d73214b81c";

    // SEC 2, section 2.4.1.
    private static readonly UInt256 Order = UInt256.Parse("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    private static readonly Bytes32 Hash = new PersonalMessage("hello world").Digest;

    [Fact]
    public void Its_text_form_is_what_wallets_write()
    {
        EcdsaSignature signature = EcdsaSignature.Parse(HelloWorld);

        Assert.Equal("0xddd0a7290af9526056b4e35a077b9a11b513aa0028ec6c9880948544508f3c63", signature.R.ToString("x"));
        Assert.Equal("0x265e99e47ad31bb2cab9646c504576b3abc6939a1710afc08cbf3034d73214b8", signature.S.ToString("x"));
        Assert.Equal(1, signature.YParity);
        Assert.Equal(HelloWorld, signature.ToString());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(27, 0)]
    [InlineData(28, 1)]
    public void The_recovery_id_is_read_with_and_without_27(byte last, byte yParity)
    {
        byte[] bytes = [.. Bytes.Parse(HelloWorld).AsSpan()[..^1], last];

        Assert.Equal(yParity, EcdsaSignature.FromBytes(bytes).YParity);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(26)]
    [InlineData(29)]
    [InlineData(37)]
    public void Other_recovery_ids_are_refused(byte last)
    {
        byte[] bytes = [.. Bytes.Parse(HelloWorld).AsSpan()[..^1], last];

        Assert.Throws<FormatException>(() => EcdsaSignature.FromBytes(bytes));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EcdsaSignature(1, 1, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(66)]
    public void Other_lengths_are_refused(int length) => Assert.Throws<FormatException>(() => EcdsaSignature.FromBytes(new byte[length]));

    [Fact]
    public void The_larger_s_is_refused_when_read()
    {
        EcdsaSignature signature = EcdsaSignature.Parse(HelloWorld);
        EcdsaSignature mirrored = new(signature.R, Order - signature.S, (byte)(1 - signature.YParity));

        Assert.Equal(signature.Recover(Hash), mirrored.Recover(Hash));
        Assert.Throws<FormatException>(() => EcdsaSignature.FromBytes(mirrored.ToBytes().AsSpan()));
    }

    [Fact]
    public void What_no_key_can_have_signed_is_nobodys()
    {
        EcdsaSignature signature = EcdsaSignature.Parse(HelloWorld);
        EcdsaSignature[] impossible =
        [
            default,
            new(UInt256.Zero, signature.S, 0),
            new(signature.R, UInt256.Zero, 0),
            new(Order, signature.S, 0),
            new(signature.R, Order, 0),
            new(UInt256.MaxValue, UInt256.MaxValue, 1),
            // 5 is not the x coordinate of a point: 5^3 + 7 = 132 has no square root.
            new(5, signature.S, 0),
        ];

        Assert.All(impossible, nobodys =>
        {
            Assert.False(nobodys.TryRecover(Hash, out Address signer));
            Assert.Equal(Address.Zero, signer);
            Assert.Throws<CryptographicException>(() => nobodys.Recover(Hash));
        });
    }

    [Fact]
    public void The_other_parity_leads_to_another_signer()
    {
        EcdsaSignature signature = EcdsaSignature.Parse(HelloWorld);

        Assert.NotEqual(signature.Recover(Hash), new EcdsaSignature(signature.R, signature.S, (byte)(1 - signature.YParity)).Recover(Hash));
    }
}
