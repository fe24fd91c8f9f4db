using System.Numerics;

namespace Fabstir.Abi;

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
    public static explicit operator UInt256(int value) => (UInt256)(long)value;

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(long value) => value < 0 ? throw NotUInt256(value) : new UInt256(0, 0, 0, (ulong)value);

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">It is negative.</exception>
    public static explicit operator UInt256(Int128 value) => value < 0 ? throw NotUInt256(value) : (UInt128)value;

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">It is negative, or 2^256 or more.</exception>
    public static explicit operator UInt256(BigInteger value) => TryFromBigInteger(value, out UInt256 result) ? result : throw NotUInt256(value);

    /// <summary>Widens.</summary>
    public static implicit operator BigInteger(UInt256 value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        value.WriteBigEndian(bytes);
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator byte(UInt256 value) => value.FitsUInt64 && value._part0 <= byte.MaxValue ? (byte)value._part0 : throw TooLarge(value, "byte");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ushort(UInt256 value) => value.FitsUInt64 && value._part0 <= ushort.MaxValue ? (ushort)value._part0 : throw TooLarge(value, "ushort");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator int(UInt256 value) => value.FitsUInt64 && value._part0 <= int.MaxValue ? (int)value._part0 : throw TooLarge(value, "int");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator uint(UInt256 value) => value.FitsUInt64 && value._part0 <= uint.MaxValue ? (uint)value._part0 : throw TooLarge(value, "uint");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator long(UInt256 value) => value.FitsUInt64 && value._part0 <= long.MaxValue ? (long)value._part0 : throw TooLarge(value, "long");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator ulong(UInt256 value) => value.FitsUInt64 ? value._part0 : throw TooLarge(value, "ulong");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator UInt128(UInt256 value) => value.FitsUInt128 ? new UInt128(value._part1, value._part0) : throw TooLarge(value, "UInt128");

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int128(UInt256 value) =>
        value.FitsUInt128 && value._part1 <= long.MaxValue ? new Int128(value._part1, value._part0) : throw TooLarge(value, "Int128");

    /// <summary>Converts to a decimal without a fraction.</summary>
    /// <exception cref="OverflowException">The value is above <see cref="decimal.MaxValue"/>, 2^96 - 1.</exception>
    public static explicit operator decimal(UInt256 value) => value.BitLength <= 96 ? (decimal)(UInt128)value : throw TooLarge(value, "decimal");

    internal static bool TryFromBigInteger(BigInteger value, out UInt256 result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (value.Sign < 0 || value.GetByteCount(isUnsigned: true) > Size)
        {
            result = default;
            return false;
        }

        bytes.Clear();
        int length = value.GetByteCount(isUnsigned: true);
        value.TryWriteBytes(bytes[(Size - length)..], out _, isUnsigned: true, isBigEndian: true);
        result = ReadBigEndian(bytes);
        return true;
    }

    private static OverflowException TooLarge(UInt256 value, string typeName) => new($"{value} does not fit in {typeName}.");

    private static OverflowException NotUInt256(BigInteger value) => new($"{value} is not in the range of uint256 (0 to 2^256 - 1).");
}
