using System.Text.Json;

namespace Fabstir.Abi.Tests;

public sealed class BytesJsonTests() : TextJsonConverterTests<Bytes>("0xdeadbeef", "0xdeadbee")
{
    [Fact]
    public void A_long_value_is_read_and_written()
    {
        byte[] bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        Bytes value = bytes;

        string json = JsonSerializer.Serialize(value);

        Assert.Equal($"\"0x{Convert.ToHexStringLower(bytes)}\"", json);
        Assert.Equal(value, JsonSerializer.Deserialize<Bytes>(json));
    }

    [Fact]
    public void No_bytes_are_0x()
    {
        Assert.Equal("\"0x\"", JsonSerializer.Serialize(default(Bytes)));
        Assert.Equal(Bytes.Empty, JsonSerializer.Deserialize<Bytes>("\"0x\""));
    }
}
