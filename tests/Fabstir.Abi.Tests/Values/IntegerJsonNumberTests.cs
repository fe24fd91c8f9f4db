using System.Text.Json;

namespace Fabstir.Abi.Tests;

/// <summary>Configuration and other programs write amounts as JSON numbers.</summary>
public sealed class IntegerJsonNumberTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("9007199254740993")]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639935")]
    public void Reads_a_number_digit_by_digit(string json) => Assert.Equal(UInt256.Parse(json), JsonSerializer.Deserialize<UInt256>(json));

    [Fact]
    public void Reads_a_negative_number() => Assert.Equal((Int256)(-5), JsonSerializer.Deserialize<Int256>("-5"));

    [Fact]
    public void Refuses_a_negative_number_where_none_may_be() => Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<UInt256>("-5"));
}
