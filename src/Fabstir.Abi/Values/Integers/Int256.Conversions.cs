using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi;

// Every numeric type of the BCL has an operator of its own: without one, C# would find a way through another type, and wrap on it.
public readonly partial struct Int256
{
    /// <summary>Widens.</summary>
    public static implicit operator Int256(sbyte value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(byte value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(short value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(ushort value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(int value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(uint value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(long value)
    {
        ulong sign = (ulong)(value >> 63);
        return new Int256(new UInt256(sign, sign, sign, (ulong)value));
    }

    /// <summary>Widens.</summary>
    public static implicit operator Int256(ulong value) => new(value);

    /// <summary>Widens.</summary>
    public static implicit operator Int256(Int128 value)
    {
        ulong sign = (ulong)(value >> 127);
        return new Int256(new UInt256(sign, sign, (ulong)(value >> 64), (ulong)value));
    }

    /// <summary>Widens.</summary>
    public static implicit operator Int256(UInt128 value) => new(value);

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int256(UInt256 value) =>
        TryFromMagnitude(value, negative: false, out Int256 result) ? result : throw NotInt256(value);

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int256(BigInteger value) => TryFromBigInteger(value, out Int256 result) ? result : throw NotInt256(value);

    /// <summary>Converts a whole number.</summary>
    /// <exception cref="OverflowException">It has a fraction: nothing is rounded.</exception>
    public static explicit operator Int256(decimal value) => (Int256)WholeNumber.Of(value);

    /// <summary>Converts a whole number in range.</summary>
    /// <exception cref="OverflowException">It does not fit, is no number, or has a fraction: nothing is rounded.</exception>
    public static explicit operator Int256(double value) => (Int256)WholeNumber.Of(value);

    /// <summary>Widens.</summary>
    public static implicit operator BigInteger(Int256 value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        value.WriteBigEndian(bytes);
        return new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
    }

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator sbyte(Int256 value) => Narrow<sbyte>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator byte(Int256 value) => Narrow<byte>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator short(Int256 value) => Narrow<short>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ushort(Int256 value) => Narrow<ushort>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator int(Int256 value) => Narrow<int>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator uint(Int256 value) => Narrow<uint>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator long(Int256 value) => Narrow<long>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ulong(Int256 value) => Narrow<ulong>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int128(Int256 value) => Narrow<Int128>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator UInt128(Int256 value) => Narrow<UInt128>(value);

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">The value is negative.</exception>
    public static explicit operator UInt256(Int256 value) => value.IsNegative ? throw DoesNotFit(value, nameof(UInt256)) : value._bits;

    /// <summary>Converts to a decimal without a fraction.</summary>
    /// <exception cref="OverflowException">The magnitude is above <see cref="decimal.MaxValue"/>, 2^96 - 1.</exception>
    public static explicit operator decimal(Int256 value) =>
        value.Magnitude.BitLength <= 96 ? (value.IsNegative ? -(decimal)value.Magnitude : (decimal)value.Magnitude) : throw DoesNotFit(value, "Decimal");

    /// <summary>The nearest double: from 2^53 on not every number has one of its own.</summary>
    public static explicit operator double(Int256 value) => (double)(BigInteger)value;

    internal static bool TryFromBigInteger(BigInteger value, out Int256 result)
    {
        result = default;
        return UInt256.TryFromBigInteger(BigInteger.Abs(value), out UInt256 magnitude)
            && TryFromMagnitude(magnitude, value.Sign < 0, out result);
    }

    private static T Narrow<T>(Int256 value)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool fits = value >= Int256FromBound(T.MinValue) && value <= Int256FromBound(T.MaxValue);
        return fits ? T.CreateTruncating(new Int128(value._bits.Part1, value._bits.Part0)) : throw DoesNotFit(value, typeof(T).Name);
    }

    private static Int256 Int256FromBound<T>(T bound)
        where T : IBinaryInteger<T> =>
        T.IsNegative(bound) ? Int128.CreateChecked(bound) : UInt128.CreateChecked(bound);

    private static OverflowException DoesNotFit(Int256 value, string typeName) => new($"{value} does not fit in {typeName}.");

    private static OverflowException NotInt256(BigInteger value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} is not in the range of int256 (-2^255 to 2^255 - 1)."));
}
