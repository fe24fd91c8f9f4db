using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi.Tests;

public sealed class UInt256ConversionTests
{
    private static readonly IntegerConversion<UInt256>[] Narrowings =
    [
        new("byte", byte.MinValue, byte.MaxValue, static value => (byte)value),
        new("ushort", ushort.MinValue, ushort.MaxValue, static value => (ushort)value),
        new("int", int.MinValue, int.MaxValue, static value => (int)value),
        new("uint", uint.MinValue, uint.MaxValue, static value => (uint)value),
        new("long", long.MinValue, long.MaxValue, static value => (long)value),
        new("ulong", ulong.MinValue, ulong.MaxValue, static value => (ulong)value),
        new("Int128", Int128.MinValue, Int128.MaxValue, static value => (Int128)value),
        new("UInt128", UInt128.MinValue, UInt128.MaxValue, static value => (UInt128)value),
        new("decimal", new BigInteger(decimal.MinValue), new BigInteger(decimal.MaxValue), static value => new BigInteger((decimal)value)),
        new("Int256", Int256.MinValue, Int256.MaxValue, static value => (Int256)value),
        new("BigInteger", 0, UInt256.MaxValue, static value => value),
    ];

    public static TheoryData<string> NarrowingTypes { get; } = [.. Narrowings.Select(static narrowing => narrowing.Type)];

    [Theory]
    [MemberData(nameof(NarrowingTypes))]
    public void Narrows_what_fits_and_refuses_the_rest(string type) => IntegerConversions.AssertChecked(
        Narrowings.Single(narrowing => narrowing.Type == type),
        IntegerSamples.All(0, UInt256.MaxValue).Append(new BigInteger(decimal.MaxValue)).Append(new BigInteger(decimal.MaxValue) + 1),
        static value => (UInt256)value);

    [Fact]
    public void Widens_from_every_unsigned_type()
    {
        UInt256 fromByte = byte.MaxValue;
        UInt256 fromUShort = ushort.MaxValue;
        UInt256 fromUInt = uint.MaxValue;
        UInt256 fromULong = ulong.MaxValue;
        UInt256 fromUInt128 = UInt128.MaxValue;

        Assert.Equal(
            [IntegerSamples.TwoTo(8) - 1, IntegerSamples.TwoTo(16) - 1, IntegerSamples.TwoTo(32) - 1, IntegerSamples.TwoTo(64) - 1, IntegerSamples.TwoTo(128) - 1],
            [fromByte, fromUShort, fromUInt, fromULong, (BigInteger)fromUInt128]);
    }

    [Fact]
    public void Converts_signed_numbers_that_are_not_negative()
    {
        foreach (BigInteger value in IntegerSamples.All(Int128.MinValue, Int128.MaxValue))
        {
            AssertConverts(value, static value => (UInt256)(Int128)value);
            if (value >= long.MinValue && value <= long.MaxValue)
            {
                AssertConverts(value, static value => (UInt256)(long)value);
            }

            if (value >= int.MinValue && value <= int.MaxValue)
            {
                AssertConverts(value, static value => (UInt256)(int)value);
            }
        }
    }

    [Fact]
    public void Converts_big_integers_and_signed_256_bit_integers_in_range()
    {
        foreach (BigInteger value in IntegerSamples.All(-IntegerSamples.TwoTo(256), IntegerSamples.TwoTo(256)))
        {
            AssertConverts(value, static value => (UInt256)value);
            if (value >= Int256.MinValue && value <= Int256.MaxValue)
            {
                AssertConverts(value, static value => (UInt256)(Int256)value);
            }
        }

        Assert.Throws<OverflowException>(static () => (UInt256)IntegerSamples.TwoTo(256));
        Assert.Throws<OverflowException>(static () => (UInt256)IntegerSamples.TwoTo(4096));
        Assert.Throws<OverflowException>(static () => (UInt256)BigInteger.MinusOne);
    }

    [Fact]
    public void Becomes_a_decimal_without_a_fraction()
    {
        Assert.Equal("79228162514264337593543950335", ((decimal)(UInt256)new BigInteger(decimal.MaxValue)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("18446744073709551616", ((decimal)((UInt256)ulong.MaxValue + 1)).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Is_32_bytes_most_significant_first()
    {
        foreach (BigInteger value in IntegerSamples.All(0, UInt256.MaxValue))
        {
            byte[] big = value.ToByteArray(isUnsigned: true, isBigEndian: true);
            byte[] expected = [.. new byte[32 - big.Length], .. big];
            byte[] written = new byte[34];
            written.AsSpan().Fill(0xee);

            ((UInt256)value).WriteBigEndian(written);

            Assert.Equal(expected, written[..32]);
            Assert.Equal([0xee, 0xee], written[32..]);
            Assert.Equal((UInt256)value, UInt256.ReadBigEndian(written));
        }
    }

    [Fact]
    public void Is_not_read_from_or_written_to_fewer_than_32_bytes()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => UInt256.ReadBigEndian(new byte[31]));
        Assert.ThrowsAny<ArgumentException>(static () => UInt256.MaxValue.WriteBigEndian(new byte[31]));
    }

    private static void AssertConverts(BigInteger value, Func<BigInteger, UInt256> convert)
    {
        if (value.Sign < 0 || value >= IntegerSamples.TwoTo(256))
        {
            Assert.Throws<OverflowException>(() => convert(value));
        }
        else
        {
            Assert.Equal(value, (BigInteger)convert(value));
        }
    }
}
