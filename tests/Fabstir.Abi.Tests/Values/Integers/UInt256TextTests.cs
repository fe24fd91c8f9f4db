using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class UInt256TextTests() : IntegerTextTests<UInt256>(BigInteger.Zero, IntegerSamples.TwoTo(256) - 1)
{
    protected override UInt256 From(BigInteger value) => (UInt256)value;

    [Theory]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("-0x1")]
    public void Refuses_a_sign(string text)
    {
        FormatException refused = Assert.Throws<FormatException>(() => UInt256.Parse(text));
        Assert.Contains("'-' at offset 0", refused.Message, StringComparison.Ordinal);
        Assert.False(UInt256.TryParse(text, out _));
        Assert.False(UInt256.TryParse(text.AsSpan(), out _));
    }

    [Fact]
    public void Writes_the_formats_that_its_documentation_names()
    {
        UInt256 value = 255;

        Assert.Equal("255", value.ToString(null));
        Assert.Equal("255", value.ToString("D"));
        Assert.Equal("0xff", value.ToString("x"));
        Assert.Equal("255 = 0xff", $"{value} = {value:x}");
        Assert.Equal(value, UInt256.Parse("0xff".AsSpan()));
    }
}
