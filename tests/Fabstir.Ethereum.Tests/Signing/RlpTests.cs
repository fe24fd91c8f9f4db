using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Ethereum.Tests;

public sealed class RlpTests
{
    [Fact]
    public void Encodes_all_vectors_of_ethers()
    {
        IReadOnlyList<JsonElement> vectors = Testcases.Read("rlp-coder");

        Assert.Equal(61, vectors.Count);
        Assert.All(vectors, vector => Assert.Equal(vector.Text("encoded"), ((Bytes)Encode(vector.GetProperty("decoded"))).ToString()));
    }

    [Theory]
    [InlineData(0UL, "0x80")]
    [InlineData(15UL, "0x0f")]
    [InlineData(127UL, "0x7f")]
    [InlineData(128UL, "0x8180")]
    [InlineData(1024UL, "0x820400")]
    public void Encodes_integers_without_leading_zeros(ulong value, string expected) =>
        Assert.Equal(Bytes.Parse(expected), (Bytes)Rlp.EncodeInteger(value));

    private static byte[] Encode(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? Rlp.EncodeList([.. value.EnumerateArray().Select(Encode)])
        : Rlp.EncodeBytes(Bytes.Parse(value.GetString()!).AsSpan());
}
