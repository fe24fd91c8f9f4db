using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class Int256ArithmeticTests() : IntegerArithmeticTests<Int256>(-IntegerSamples.TwoTo(255), IntegerSamples.TwoTo(255) - 1)
{
    protected override Int256 From(BigInteger value) => (Int256)value;

    protected override BigInteger To(Int256 value) => value;

    [Fact]
    public void Negates_or_overflows()
    {
        foreach (BigInteger value in IntegerSamples.All(Int256.MinValue + 1, Int256.MaxValue))
        {
            Assert.Equal(-value, (BigInteger)(-(Int256)value));
        }

        Assert.Throws<OverflowException>(static () => -Int256.MinValue);
    }

    [Fact]
    public void The_smallest_number_cannot_be_divided_by_minus_one_and_has_no_remainder()
    {
        Assert.Throws<OverflowException>(static () => Int256.MinValue / Int256.NegativeOne);
        Assert.Throws<OverflowException>(static () => Int256.MinValue * Int256.NegativeOne);
        Assert.Equal(Int256.Zero, Int256.MinValue % Int256.NegativeOne);
    }

    // The documentation of Solidity: int256(-5) / int256(2) == int256(-2), int256(-5) % int256(2) == int256(-1).
    [Theory]
    [InlineData(5, 2, 2, 1)]
    [InlineData(5, -2, -2, 1)]
    [InlineData(-5, 2, -2, -1)]
    [InlineData(-5, -2, 2, -1)]
    public void Divides_as_Solidity_does(int left, int right, int quotient, int remainder)
    {
        Assert.Equal((Int256)quotient, (Int256)left / right);
        Assert.Equal((Int256)remainder, (Int256)left % right);
    }

    [Fact]
    public void Default_is_zero()
    {
        Assert.Equal(Int256.Zero, default);
        Assert.True(default(Int256).IsZero && !Int256.One.IsZero && !Int256.NegativeOne.IsZero && !Int256.MinValue.IsZero);
        Assert.Equal(32, Int256.Size);
    }

    [Fact]
    public void Knows_its_sign()
    {
        Assert.True(Int256.NegativeOne.IsNegative && Int256.MinValue.IsNegative);
        Assert.False(Int256.Zero.IsNegative || Int256.One.IsNegative || Int256.MaxValue.IsNegative);
        Assert.Equal((Int256)(-1), Int256.NegativeOne);
    }
}
