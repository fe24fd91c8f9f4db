using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>Conversions never wrap, whatever way C# might find through other types: BigInteger decides what fits.</summary>
public sealed class CheckedConversionTests
{
    private static readonly BigInteger[] Numbers =
    [
        .. from bits in new[] { 0, 7, 8, 15, 16, 31, 32, 63, 64, 95, 96, 127, 128, 255 }
           from offset in new[] { -1, 0, 1 }
           from sign in new[] { -1, 1 }
           select sign * (BigInteger.Pow(2, bits) + offset),
        300, -300, 70_000, -70_000,
    ];

    [Fact]
    public void UInt256_converts_to_every_integer_that_fits_and_refuses_the_others()
    {
        foreach (UInt256 number in Numbers.Where(static number => number.Sign >= 0).Select(static number => (UInt256)number))
        {
            Check(number, byte.MinValue, byte.MaxValue, () => (byte)number);
            Check(number, sbyte.MinValue, sbyte.MaxValue, () => (sbyte)number);
            Check(number, ushort.MinValue, ushort.MaxValue, () => (ushort)number);
            Check(number, short.MinValue, short.MaxValue, () => (short)number);
            Check(number, uint.MinValue, uint.MaxValue, () => (uint)number);
            Check(number, int.MinValue, int.MaxValue, () => (int)number);
            Check(number, ulong.MinValue, ulong.MaxValue, () => (ulong)number);
            Check(number, long.MinValue, long.MaxValue, () => (long)number);
            Check(number, UInt128.MinValue, UInt128.MaxValue, () => (UInt128)number);
            Check(number, Int128.MinValue, Int128.MaxValue, () => (Int128)number);
            Check(number, new BigInteger(decimal.MinValue), new BigInteger(decimal.MaxValue), () => new BigInteger((decimal)number));
        }
    }

    [Fact]
    public void Int256_converts_to_every_integer_that_fits_and_refuses_the_others()
    {
        BigInteger largest = BigInteger.Pow(2, 255) - 1;
        foreach (Int256 number in Numbers.Where(number => number <= largest && number >= -largest - 1).Select(static number => (Int256)number))
        {
            Check(number, byte.MinValue, byte.MaxValue, () => (byte)number);
            Check(number, sbyte.MinValue, sbyte.MaxValue, () => (sbyte)number);
            Check(number, ushort.MinValue, ushort.MaxValue, () => (ushort)number);
            Check(number, short.MinValue, short.MaxValue, () => (short)number);
            Check(number, uint.MinValue, uint.MaxValue, () => (uint)number);
            Check(number, int.MinValue, int.MaxValue, () => (int)number);
            Check(number, ulong.MinValue, ulong.MaxValue, () => (ulong)number);
            Check(number, long.MinValue, long.MaxValue, () => (long)number);
            Check(number, UInt128.MinValue, UInt128.MaxValue, () => (UInt128)number);
            Check(number, Int128.MinValue, Int128.MaxValue, () => (Int128)number);
            Check(number, 0, BigInteger.Pow(2, 256), () => (UInt256)number);
            Check(number, new BigInteger(decimal.MinValue), new BigInteger(decimal.MaxValue), () => new BigInteger((decimal)number));
        }
    }

    [Theory]
    [InlineData(1e30)]
    [InlineData(0.0)]
    [InlineData(4503599627370496.0)]
    public void A_double_that_is_whole_converts_exactly(double number)
    {
        Assert.Equal(new BigInteger(number), (BigInteger)(UInt256)number);
        Assert.Equal(new BigInteger(-number), (BigInteger)(Int256)(-number));
    }

    [Theory]
    [InlineData(1.9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e80)]
    public void A_double_that_is_not_is_refused(double number)
    {
        Assert.Throws<OverflowException>(() => (UInt256)number);
        Assert.Throws<OverflowException>(() => (Int256)number);
        Assert.Throws<OverflowException>(() => (UInt256)(float)number);
    }

    [Fact]
    public void A_decimal_with_a_fraction_is_refused()
    {
        decimal fraction = 1.9m;
        decimal whole = 19m;

        Assert.Throws<OverflowException>(() => (UInt256)fraction);
        Assert.Throws<OverflowException>(() => (Int256)fraction);
        Assert.Equal((UInt256)19, (UInt256)whole);
        Assert.Equal((Int256)(-19), (Int256)(-whole));
    }

    [Fact]
    public void Hash_codes_do_not_collide_by_design()
    {
        Assert.NotEqual(((UInt256)1).GetHashCode(), (UInt256.One * (UInt256)(1UL << 32)).GetHashCode());
        Assert.NotEqual(Int256.Zero.GetHashCode(), Int256.NegativeOne.GetHashCode());
    }

    private static void Check<T>(BigInteger number, BigInteger least, BigInteger most, Func<T> convert)
        where T : notnull
    {
        if (number < least || number > most)
        {
            Assert.Throws<OverflowException>(() => convert());
        }
        else
        {
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{number}"), string.Create(CultureInfo.InvariantCulture, $"{convert()}"));
        }
    }
}
