using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Ethereum.Tests;

/// <summary>Bytes that were signed before: what ethers signs is read, and everything else is refused.</summary>
public sealed class SignedTransactionTests
{
    // The example of EIP-155.
    private const string Example =
        "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";

    [Fact]
    public void Legacy_transactions_of_ethers_are_read()
    {
        Assert.All(Testcases.Read("transactions").Where((vector, i) => i % 10 == 0 && vector.Number("gasLimit") <= ulong.MaxValue), vector =>
        {
            SignedTransaction signed = SignedTransaction.Decode(vector.Data("signedTransactionChainId5"));

            LegacyTransaction transaction = Assert.IsType<LegacyTransaction>(signed.Transaction);
            Assert.Equal(
                (5UL, (ulong)vector.Number("nonce"), (ulong)vector.Number("gasLimit"), vector.Account("to")),
                (transaction.ChainId, transaction.Nonce, transaction.GasLimit, transaction.To));
            Assert.Equal((new Wei(vector.Number("value")), vector.Data("data")), (transaction.Value, transaction.Data));
            Assert.Equal(Address.Parse(vector.Text("accountAddress")), signed.From);
        });
    }

    [Fact]
    public void Typed_transactions_of_ethers_are_read_or_refused()
    {
        (int read, int refused) = (0, 0);
        foreach (JsonElement vector in Testcases.Read("typed-transactions").Where((_, i) => i % 5 == 0))
        {
            JsonElement fields = vector.GetProperty("tx");
            try
            {
                SignedTransaction signed = SignedTransaction.Decode(vector.Data("signed"));
                Assert.Equal(Address.Parse(vector.Text("address")), signed.From);
                Assert.Equal((ulong)fields.Number("nonce"), signed.Transaction.Nonce);
                Assert.Equal(fields.Data("data"), signed.Transaction.Data);
                read++;
            }
            catch (FormatException)
            {
                // Another type, or an access list.
                Assert.True(fields.GetProperty("type").GetInt32() != 2 || fields.TryGetProperty("accessList", out _));
                refused++;
            }
        }

        Assert.True(read > 50 && refused > 50, $"{read} were read, {refused} refused.");
    }

    [Theory]
    [InlineData("0x", "there are none")]
    [InlineData("0x02", "ends where a prefix")]
    [InlineData("0x01c0", "type 1")]
    [InlineData("0x04c0", "type 4")]
    [InlineData("0xc0", "0 fields")]
    [InlineData("0x02c0", "0 fields")]
    [InlineData("0xbf00", "type 191")]
    [InlineData("0xffffffffffffffffff", "longer than")]
    [InlineData("0xfbffffffff00", "longer than")]
    [InlineData("0xfb7fffffff00", "longer than")]
    public void What_is_no_signed_transaction_is_refused(string raw, string reason)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => SignedTransaction.Decode(Bytes.Parse(raw)));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bit_counts_as_a_third_of_them_shows()
    {
        byte[] raw = Bytes.Parse(Example).ToArray();
        SignedTransaction expected = SignedTransaction.Decode(raw);
        Assert.Equal("0x9d8A62F656a8d1615C1294fd71e9CFb3E4855A4F", expected.From.ToString(), ignoreCase: true);
        for (int bit = 0; bit < raw.Length * 8; bit += 3)
        {
            byte[] damaged = [.. raw];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.NotEqual(expected.From, SignedTransaction.Decode(damaged).From);
            }
            catch (FormatException)
            {
                // Refused, as most are.
            }
        }

        for (int length = 0; length < raw.Length; length++)
        {
            Assert.Throws<FormatException>(() => SignedTransaction.Decode(raw[..length]));
        }

        Assert.Throws<FormatException>(() => SignedTransaction.Decode([.. raw, 0]));
    }

    [Fact]
    public void The_larger_s_and_a_transaction_without_a_chain_are_refused()
    {
        // N - s signs the same, and EIP-2 refuses it; the parity turns with it.
        UInt256 larger = UInt256.Parse("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") - UInt256.Parse("0x67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83");
        string withLarger = Example.Replace("8025a0", "8026a0", StringComparison.Ordinal)[..^64] + larger.ToString("x")[2..].PadLeft(64, '0');
        string withoutChain = Example.Replace("8025a0", "801ba0", StringComparison.Ordinal);

        Assert.Contains("EIP-2", Assert.Throws<FormatException>(() => SignedTransaction.Decode(Bytes.Parse(withLarger))).Message, StringComparison.Ordinal);
        Assert.Contains("EIP-155", Assert.Throws<FormatException>(() => SignedTransaction.Decode(Bytes.Parse(withoutChain))).Message, StringComparison.Ordinal);
    }
}
