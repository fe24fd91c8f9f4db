using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Ethereum.Tests;

public sealed class LocalSignerTests
{
    private const string Key = "0x0123456789012345678901234567890123456789012345678901234567890123";

    // SEC 2, section 2.4.1, and half of it (EIP-2).
    private const string Order = "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static readonly UInt256 HalfOrder = UInt256.Parse("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

    [Fact]
    public void Keys_have_the_addresses_that_ethers_computes()
    {
        JsonElement[] vectors = [.. Testcases.Read("accounts").Where(vector => vector.TryGetProperty("privateKey", out _))];

        Assert.Equal(1031, vectors.Length);
        Assert.All(vectors, vector =>
        {
            using LocalSigner signer = LocalSigner.FromHex(vector.Text("privateKey"));
            Assert.Equal(vector.Text("checksumAddress"), signer.Address.ToString());
        });
    }

    [Fact]
    public async Task A_thousand_signatures_have_the_smaller_s_and_lead_back_to_the_key()
    {
        using LocalSigner signer = LocalSigner.FromHex(Key);
        ConcurrentBag<EcdsaSignature> signatures = [];

        // In parallel: that the platform's object is not made for it must not show.
        await Parallel.ForAsync(0, 1_000, Test.Token, async (i, token) =>
        {
            PersonalMessage message = new(i.ToString(CultureInfo.InvariantCulture));
            EcdsaSignature signature = await signer.SignAsync(message, token);
            Assert.Equal("0x14791697260E4c9A71f18484C9f997B308e59325", signature.Recover(message.Digest).ToString());
            signatures.Add(signature);
        });

        Assert.Equal(1_000, signatures.Count);
        Assert.All(signatures, signature => Assert.True(signature.S <= HalfOrder));
        // All of one parity would happen once in 2^999 runs.
        Assert.Equal([(byte)0, (byte)1], signatures.Select(signature => signature.YParity).Distinct().Order());
    }

    [Fact]
    public async Task Every_kind_of_payload_is_signed_by_its_digest()
    {
        using LocalSigner signer = LocalSigner.FromHex(Key);
        SigningPayload[] payloads =
        [
            new BareHash(Keccak256.Hash("hash")),
            new PersonalMessage("message"),
            new Eip1559Transaction { ChainId = 1, Nonce = 0, GasLimit = 21_000, MaxFeePerGas = Wei.FromGwei(2), MaxPriorityFeePerGas = Wei.FromGwei(1) },
            new LegacyTransaction { ChainId = 1, Nonce = 0, GasLimit = 21_000, GasPrice = Wei.FromGwei(1) },
        ];

        foreach (SigningPayload payload in payloads)
        {
            Assert.Equal(signer.Address, (await signer.SignAsync(payload, Test.Token)).Recover(payload.Digest));
        }
    }

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(Order)]
    [InlineData("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("0x01234567890123456789012345678901234567890123456789012345678901")]
    [InlineData("0x012345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("0x012345678901234567890123456789012345678901234567890123456789012g")]
    [InlineData("")]
    public void What_is_no_key_is_refused_without_being_repeated(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => LocalSigner.FromHex(text));

        Assert.True(text.Length == 0 || !refusal.ToString().Contains(text.Replace("0x", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001", "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")]
    [InlineData("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "0x80C0dbf239224071c59dD8970ab9d542E3414aB2")]
    public async Task The_smallest_and_the_largest_key_are_keys(string key, string address)
    {
        using LocalSigner signer = LocalSigner.FromHex(key);

        Assert.Equal(address, signer.Address.ToString());
        Assert.Equal(signer.Address, (await signer.SignAsync(new PersonalMessage(""), Test.Token)).Recover(new PersonalMessage("").Digest));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Only_32_bytes_are_a_key(int length)
    {
        byte[] key = new byte[length];
        Array.Fill(key, (byte)1);

        Assert.Throws<ArgumentException>(() => LocalSigner.FromKey(key));
    }

    [Fact]
    public async Task A_signer_does_not_change_with_the_array_that_it_was_made_from()
    {
        byte[] key = Bytes.Parse(Key).ToArray();
        using LocalSigner signer = LocalSigner.FromKey(key);
        Array.Clear(key);

        Assert.Equal(signer.Address, (await signer.SignAsync(new PersonalMessage(""), Test.Token)).Recover(new PersonalMessage("").Digest));
    }

    [Fact]
    public async Task After_disposal_nothing_is_signed()
    {
        LocalSigner signer = LocalSigner.FromHex(Key);
        signer.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => signer.SignAsync(new PersonalMessage(""), Test.Token));
    }

    [Fact]
    public async Task A_cancelled_request_is_not_signed()
    {
        using LocalSigner signer = LocalSigner.FromHex(Key);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signer.SignAsync(new PersonalMessage(""), new CancellationToken(canceled: true)));
    }
}
