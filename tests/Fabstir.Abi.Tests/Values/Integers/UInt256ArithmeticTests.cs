using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class UInt256ArithmeticTests() : IntegerArithmeticTests<UInt256>(BigInteger.Zero, IntegerSamples.TwoTo(256) - 1)
{
    protected override UInt256 From(BigInteger value) => (UInt256)value;

    protected override BigInteger To(UInt256 value) => value;

    [Fact]
    public void Divides_with_remainder()
    {
        foreach ((BigInteger left, BigInteger right) in IntegerSamples.Pairs(0, UInt256.MaxValue).Where(static pair => !pair.Right.IsZero))
        {
            BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger remainder);

            Assert.Equal(((UInt256)quotient, (UInt256)remainder), UInt256.DivRem((UInt256)left, (UInt256)right));
        }

        Assert.Throws<DivideByZeroException>(static () => UInt256.DivRem(1, 0));
    }

    [Fact]
    public void Has_the_smaller_and_the_larger_of_two()
    {
        foreach ((BigInteger left, BigInteger right) in IntegerSamples.Pairs(0, UInt256.MaxValue))
        {
            Assert.Equal((UInt256)BigInteger.Min(left, right), UInt256.Min((UInt256)left, (UInt256)right));
            Assert.Equal((UInt256)BigInteger.Max(left, right), UInt256.Max((UInt256)left, (UInt256)right));
        }
    }

    [Fact]
    public void Default_is_zero()
    {
        Assert.Equal(UInt256.Zero, default);
        Assert.Equal(UInt256.MinValue, UInt256.Zero);
        Assert.True(default(UInt256).IsZero);
        Assert.False(UInt256.One.IsZero);
        Assert.False(((UInt256)IntegerSamples.TwoTo(64)).IsZero || ((UInt256)IntegerSamples.TwoTo(128)).IsZero || ((UInt256)IntegerSamples.TwoTo(192)).IsZero);
        Assert.Equal(32, UInt256.Size);
    }

    [Fact]
    public void Takes_literals_where_a_number_is_expected()
    {
        UInt256 supply = 1_000_000;
        supply += 5;
        supply *= 2;

        Assert.Equal((UInt256)2_000_010, supply);
        Assert.True(supply > 7 && supply != 0);
    }
}
