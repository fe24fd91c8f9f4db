using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class Int256ConversionTests
{
    private static readonly IntegerConversion<Int256>[] Narrowings =
    [
        new("int", int.MinValue, int.MaxValue, static value => (int)value),
        new("long", long.MinValue, long.MaxValue, static value => (long)value),
        new("Int128", Int128.MinValue, Int128.MaxValue, static value => (Int128)value),
        new("UInt256", UInt256.MinValue, UInt256.MaxValue, static value => (UInt256)value),
        new("BigInteger", Int256.MinValue, Int256.MaxValue, static value => value),
    ];

    public static TheoryData<string> NarrowingTypes { get; } = [.. Narrowings.Select(static narrowing => narrowing.Type)];

    [Theory]
    [MemberData(nameof(NarrowingTypes))]
    public void Narrows_what_fits_and_refuses_the_rest(string type) => IntegerConversions.AssertChecked(
        Narrowings.Single(narrowing => narrowing.Type == type),
        IntegerSamples.All(Int256.MinValue, Int256.MaxValue),
        static value => (Int256)value);

    [Fact]
    public void Widens_from_every_signed_type()
    {
        Int256[] smallest = [sbyte.MinValue, short.MinValue, int.MinValue, long.MinValue, Int128.MinValue];
        Int256[] largest = [sbyte.MaxValue, short.MaxValue, int.MaxValue, long.MaxValue, Int128.MaxValue];
        int[] bits = [7, 15, 31, 63, 127];

        Assert.Equal(bits.Select(static bits => -IntegerSamples.TwoTo(bits)), smallest.Select(static value => (BigInteger)value));
        Assert.Equal(bits.Select(static bits => IntegerSamples.TwoTo(bits) - 1), largest.Select(static value => (BigInteger)value));
    }

    [Fact]
    public void Converts_big_integers_and_unsigned_256_bit_integers_in_range()
    {
        foreach (BigInteger value in IntegerSamples.All(-IntegerSamples.TwoTo(256), IntegerSamples.TwoTo(256)))
        {
            AssertConverts(value, static value => (Int256)value);
            if (value.Sign >= 0 && value <= UInt256.MaxValue)
            {
                AssertConverts(value, static value => (Int256)(UInt256)value);
            }
        }

        AssertConverts(IntegerSamples.TwoTo(255), static value => (Int256)value);
        AssertConverts(-IntegerSamples.TwoTo(255), static value => (Int256)value);
        AssertConverts(-IntegerSamples.TwoTo(255) - 1, static value => (Int256)value);
        AssertConverts(-IntegerSamples.TwoTo(4096), static value => (Int256)value);
    }

    [Fact]
    public void Is_32_bytes_of_twos_complement_most_significant_first()
    {
        foreach (BigInteger value in IntegerSamples.All(Int256.MinValue, Int256.MaxValue))
        {
            byte[] big = value.ToByteArray(isBigEndian: true);
            byte[] expected = [.. Enumerable.Repeat((byte)(value.Sign < 0 ? 0xff : 0), 32 - big.Length), .. big];
            byte[] written = new byte[34];
            written.AsSpan().Fill(0xee);

            ((Int256)value).WriteBigEndian(written);

            Assert.Equal(expected, written[..32]);
            Assert.Equal([0xee, 0xee], written[32..]);
            Assert.Equal((Int256)value, Int256.ReadBigEndian(written));
        }
    }

    [Fact]
    public void Is_not_read_from_or_written_to_fewer_than_32_bytes()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Int256.ReadBigEndian(new byte[31]));
        Assert.ThrowsAny<ArgumentException>(static () => Int256.MaxValue.WriteBigEndian(new byte[31]));
    }

    private static void AssertConverts(BigInteger value, Func<BigInteger, Int256> convert)
    {
        if (value < -IntegerSamples.TwoTo(255) || value >= IntegerSamples.TwoTo(255))
        {
            Assert.Throws<OverflowException>(() => convert(value));
        }
        else
        {
            Assert.Equal(value, (BigInteger)convert(value));
        }
    }
}
