using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class Int256TextTests() : IntegerTextTests<Int256>(-IntegerSamples.TwoTo(255), IntegerSamples.TwoTo(255) - 1)
{
    protected override Int256 From(BigInteger value) => (Int256)value;

    [Theory]
    [InlineData("-")]
    [InlineData("-0x")]
    [InlineData("- 1")]
    [InlineData("-+1")]
    [InlineData("1-")]
    public void Refuses_a_sign_without_a_number(string text)
    {
        Assert.Throws<FormatException>(() => Int256.Parse(text));
        Assert.False(Int256.TryParse(text, out _));
        Assert.False(Int256.TryParse(text.AsSpan(), out _));
    }

    [Theory]
    [InlineData("-57896044618658097711785492504343953926634992332820282019728792003956564819969")]
    [InlineData("-0x8000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("-0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("-0x10000000000000000000000000000000000000000000000000000000000000000")]
    public void Refuses_numbers_below_the_smallest(string text)
    {
        Assert.Throws<OverflowException>(() => Int256.Parse(text));
        Assert.False(Int256.TryParse(text, out _));
    }

    [Fact]
    public void Writes_the_formats_that_its_documentation_names()
    {
        Int256 value = -255;

        Assert.Equal("-255", value.ToString(null));
        Assert.Equal("-255", value.ToString("G"));
        Assert.Equal("-0xff", value.ToString("x"));
        Assert.Equal("-255 = -0xff", $"{value} = {value:x}");
        Assert.Equal(value, Int256.Parse("-0xff".AsSpan()));
        Assert.Equal(Int256.Zero, Int256.Parse("-0"));
    }
}
