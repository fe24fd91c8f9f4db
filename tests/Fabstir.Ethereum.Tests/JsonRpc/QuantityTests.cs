using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0x0", "0")]
    [InlineData("0x41", "65")]
    [InlineData("0x400", "1024")]
    [InlineData("0xAB", "171")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "115792089237316195423570985008687907853269984665640564039457584007913129639935")]
    public void Reads_what_the_specification_allows(string text, string expected) => Assert.Equal(UInt256.Parse(expected), Read(text, Quantity.ReadUInt256));

    // The first four are the wrong ones of the specification ("Hex value encoding").
    [Theory]
    [InlineData("0x")]
    [InlineData("0x0400")]
    [InlineData("ff")]
    [InlineData("0x041")]
    [InlineData("")]
    [InlineData("0X1")]
    [InlineData("0x00")]
    [InlineData("0x-1")]
    [InlineData("-0x1")]
    [InlineData("0x 1")]
    [InlineData("0x1 ")]
    [InlineData("65")]
    [InlineData("0x1g")]
    [InlineData("0x10000000000000000000000000000000000000000000000000000000000000000")]
    public void Refuses_everything_else(string text) => Assert.Throws<FormatException>(() => Read(text, Quantity.ReadUInt256));

    [Fact]
    public void Numbers_of_64_bits_end_there()
    {
        Assert.Equal(ulong.MaxValue, Read("0xffffffffffffffff", Quantity.ReadUInt64));
        Assert.Throws<FormatException>(() => Read("0x10000000000000000", Quantity.ReadUInt64));
    }

    [Fact]
    public void Prices_of_gas_cannot_make_a_product_overflow()
    {
        Assert.Equal(new Wei(UInt128.MaxValue), Read("0xffffffffffffffffffffffffffffffff", Quantity.ReadGasPrice));
        Assert.Throws<FormatException>(() => Read("0x100000000000000000000000000000000", Quantity.ReadGasPrice));
    }

    [Theory]
    [InlineData(0UL, "0x0")]
    [InlineData(1024UL, "0x400")]
    [InlineData(ulong.MaxValue, "0xffffffffffffffff")]
    public void Writes_without_leading_zeros(ulong value, string expected)
    {
        Assert.Equal(expected, Quantity.Format(value));
        Assert.Equal(expected, Quantity.Format((UInt256)value));
    }

    private static T Read<T>(string text, Func<JsonElement, T> read)
    {
        using JsonDocument document = JsonDocument.Parse(JsonSerializer.Serialize(text));
        return read(document.RootElement);
    }
}
