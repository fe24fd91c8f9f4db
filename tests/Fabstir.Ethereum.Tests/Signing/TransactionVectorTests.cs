using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Ethereum.Tests;

public sealed class TransactionVectorTests
{
    [Fact]
    public void Legacy_transactions_are_encoded_hashed_and_recovered_as_ethers_does()
    {
        // Gas limits of the vectors go up to 2^72; ours, like those of every chain, fit in 64 bits.
        JsonElement[] vectors = [.. Testcases.Read("transactions").Where(vector => vector.Number("gasLimit") <= ulong.MaxValue)];

        Assert.Equal(984, vectors.Length);
        Assert.All(vectors, vector =>
        {
            LegacyTransaction transaction = new()
            {
                ChainId = 5,
                Nonce = (ulong)vector.Number("nonce"),
                GasPrice = new Wei(vector.Number("gasPrice")),
                GasLimit = (ulong)vector.Number("gasLimit"),
                To = vector.Account("to"),
                Value = new Wei(vector.Number("value")),
                Data = vector.Data("data"),
            };
            Bytes[] fields = RlpDecoder.DecodeList(vector.Data("signedTransactionChainId5").AsSpan());
            // EIP-155: 2 * 5 + 35, and 1 more for an odd y.
            EcdsaSignature signature = new(Number(fields[7]), Number(fields[8]), (byte)(Number(fields[6]) - 45));
            Check(transaction, signature, vector, "unsignedTransactionChainId5", "signedTransactionChainId5", "accountAddress");
        });
    }

    [Fact]
    public void Eip_1559_transactions_are_encoded_hashed_and_recovered_as_ethers_does()
    {
        JsonElement[] vectors = [.. Testcases.Read("typed-transactions").Where(IsEip1559WithoutAccessList)];

        Assert.Equal(376, vectors.Length);
        Assert.All(vectors, vector =>
        {
            JsonElement fields = vector.GetProperty("tx");
            Eip1559Transaction transaction = new()
            {
                ChainId = (ulong)fields.Number("chainId"),
                Nonce = (ulong)fields.Number("nonce"),
                MaxPriorityFeePerGas = new Wei(fields.Number("maxPriorityFeePerGas")),
                MaxFeePerGas = new Wei(fields.Number("maxFeePerGas")),
                GasLimit = (ulong)fields.Number("gasLimit"),
                To = fields.Account("to"),
                Value = new Wei(fields.Number("value")),
                Data = fields.Data("data"),
            };
            Bytes[] signed = RlpDecoder.DecodeList(vector.Data("signed").AsSpan()[1..]);
            EcdsaSignature signature = new(Number(signed[10]), Number(signed[11]), (byte)Number(signed[9]));
            Check(transaction, signature, vector, "unsigned", "signed", "address");
        });
    }

    [Fact]
    public void The_example_of_eip_155_comes_out()
    {
        LegacyTransaction transaction = new()
        {
            ChainId = 1,
            Nonce = 9,
            GasPrice = Wei.FromGwei(20),
            GasLimit = 21_000,
            To = Address.Parse("0x3535353535353535353535353535353535353535"),
            Value = Wei.FromEther(1),
        };
        SignedTransaction signed = new(transaction, new EcdsaSignature(
            UInt256.Parse("0x28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"),
            UInt256.Parse("0x67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"),
            yParity: 0));

        Assert.Equal("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53", transaction.Digest.ToString());
        Assert.Equal(
            "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83",
            signed.Raw.ToString());
        Assert.Equal("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", signed.From.ToString());
    }

    [Fact]
    public void A_chain_id_of_64_bits_does_not_overflow_v()
    {
        LegacyTransaction transaction = new() { ChainId = ulong.MaxValue, Nonce = 0, GasPrice = Wei.Zero, GasLimit = 21_000 };
        Bytes raw = transaction.EncodeSigned(new EcdsaSignature(1, 1, yParity: 1));

        Assert.Equal(UInt256.Parse("36893488147419103266"), Number(RlpDecoder.DecodeList(raw.AsSpan())[6]));
    }

    private static void Check(UnsignedTransaction transaction, EcdsaSignature signature, JsonElement vector, string unsigned, string signed, string address)
    {
        SignedTransaction assembled = new(transaction, signature);

        Assert.Equal(vector.Text(unsigned), ((Bytes)transaction.EncodeUnsigned()).ToString());
        Assert.Equal(Keccak256.Hash(vector.Data(unsigned).AsSpan()), transaction.Digest);
        Assert.Equal(vector.Text(signed), assembled.Raw.ToString());
        Assert.Equal(Keccak256.Hash(vector.Data(signed).AsSpan()), assembled.Hash);
        Assert.Equal(Address.Parse(vector.Text(address)), assembled.From);
    }

    private static bool IsEip1559WithoutAccessList(JsonElement vector)
    {
        JsonElement fields = vector.GetProperty("tx");
        bool hasAccessList = fields.TryGetProperty("accessList", out JsonElement list) && list.ValueKind switch
        {
            JsonValueKind.Array => list.GetArrayLength() > 0,
            JsonValueKind.Object => list.EnumerateObject().Any(),
            _ => false,
        };
        return fields.GetProperty("type").GetInt32() == 2 && !hasAccessList;
    }

    private static UInt256 Number(Bytes bigEndian)
    {
        Span<byte> word = stackalloc byte[UInt256.Size];
        bigEndian.AsSpan().CopyTo(word[(UInt256.Size - bigEndian.Length)..]);
        return UInt256.ReadBigEndian(word);
    }
}
