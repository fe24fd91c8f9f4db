using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi;

// Every numeric type of the BCL has an operator of its own: without one, C# would find a way through another type, and wrap on it.
public readonly partial struct UInt256
{
    /// <summary>Widens.</summary>
    public static implicit operator UInt256(byte value) => new(0, 0, 0, value);

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(ushort value) => new(0, 0, 0, value);

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(uint value) => new(0, 0, 0, value);

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(ulong value) => new(0, 0, 0, value);

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(UInt128 value) => new(0, 0, (ulong)(value >> 64), (ulong)value);

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(sbyte value) => (UInt256)(Int128)value;

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(short value) => (UInt256)(Int128)value;

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(int value) => (UInt256)(Int128)value;

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(long value) => (UInt256)(Int128)value;

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(Int128 value) => value < 0 ? throw NotUInt256(value) : (UInt128)value;

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">It is negative, or 2^256 or more.</exception>
    public static explicit operator UInt256(BigInteger value) => TryFromBigInteger(value, out UInt256 result) ? result : throw NotUInt256(value);

    /// <summary>Converts a whole number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative or has a fraction: nothing is rounded.</exception>
    public static explicit operator UInt256(decimal value) => (UInt256)WholeNumber.Of(value);

    /// <summary>Converts a whole number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative, too large, no number, or has a fraction: nothing is rounded.</exception>
    public static explicit operator UInt256(double value) => (UInt256)WholeNumber.Of(value);

    /// <summary>Widens.</summary>
    public static implicit operator BigInteger(UInt256 value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        value.WriteBigEndian(bytes);
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator byte(UInt256 value) => Narrow<byte>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator sbyte(UInt256 value) => Narrow<sbyte>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ushort(UInt256 value) => Narrow<ushort>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator short(UInt256 value) => Narrow<short>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator uint(UInt256 value) => Narrow<uint>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator int(UInt256 value) => Narrow<int>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ulong(UInt256 value) => Narrow<ulong>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator long(UInt256 value) => Narrow<long>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator UInt128(UInt256 value) => Narrow<UInt128>(value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int128(UInt256 value) => Narrow<Int128>(value);

    /// <summary>Converts to a decimal without a fraction.</summary>
    /// <exception cref="OverflowException">The value is above <see cref="decimal.MaxValue"/>, 2^96 - 1.</exception>
    public static explicit operator decimal(UInt256 value) => value.BitLength <= 96 ? (decimal)(UInt128)value : throw TooLarge(value, "Decimal");

    /// <summary>The nearest double: from 2^53 on not every number has one of its own.</summary>
    public static explicit operator double(UInt256 value) => (double)(BigInteger)value;

    internal static bool TryFromBigInteger(BigInteger value, out UInt256 result)
    {
        result = default;
        if (value.Sign < 0)
        {
            return false;
        }

        int length = value.GetByteCount(isUnsigned: true);
        if (length > Size)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        bytes.Clear();
        value.TryWriteBytes(bytes[(Size - length)..], out _, isUnsigned: true, isBigEndian: true);
        result = ReadBigEndian(bytes);
        return true;
    }

    private static T Narrow<T>(UInt256 value)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        UInt128 low = new(value._part1, value._part0);
        return value.FitsUInt128 && low <= UInt128.CreateChecked(T.MaxValue) ? T.CreateTruncating(low) : throw TooLarge(value, typeof(T).Name);
    }

    private static OverflowException TooLarge(UInt256 value, string typeName) => new($"{value} does not fit in {typeName}.");

    private static OverflowException NotUInt256(BigInteger value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} is not in the range of uint256 (0 to 2^256 - 1)."));
}
