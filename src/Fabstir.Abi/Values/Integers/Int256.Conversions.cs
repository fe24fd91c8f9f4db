using System.Numerics;

namespace Fabstir.Abi;

public readonly partial struct Int256
{
    /// <summary>Widens.</summary>
    public static implicit operator Int256(sbyte value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(short value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(int value) => (long)value;

    /// <summary>Widens.</summary>
    public static implicit operator Int256(long value)
    {
        ulong sign = (ulong)(value >> 63);
        return new Int256(new UInt256(sign, sign, sign, (ulong)value));
    }

    /// <summary>Widens.</summary>
    public static implicit operator Int256(Int128 value)
    {
        ulong sign = (ulong)(value >> 127);
        return new Int256(new UInt256(sign, sign, (ulong)(value >> 64), (ulong)value));
    }

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int256(UInt256 value) =>
        TryFromMagnitude(value, negative: false, out Int256 result) ? result : throw NotInt256(value);

    /// <summary>Converts a number in range.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int256(BigInteger value) => TryFromBigInteger(value, out Int256 result) ? result : throw NotInt256(value);

    /// <summary>Widens.</summary>
    public static implicit operator BigInteger(Int256 value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        value.WriteBigEndian(bytes);
        return new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
    }

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator int(Int256 value) => checked((int)(long)value);

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator long(Int256 value)
    {
        long narrowed = (long)value._bits.Part0;
        return value == narrowed ? narrowed : throw DoesNotFit(value, "long");
    }

    /// <summary>Narrows.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static explicit operator Int128(Int256 value)
    {
        Int128 narrowed = new(value._bits.Part1, value._bits.Part0);
        return value == narrowed ? narrowed : throw DoesNotFit(value, "Int128");
    }

    /// <summary>Converts a number that is not negative.</summary>
    /// <exception cref="OverflowException">The value is negative.</exception>
    public static explicit operator UInt256(Int256 value) => value.IsNegative ? throw DoesNotFit(value, "UInt256") : value._bits;

    internal static bool TryFromBigInteger(BigInteger value, out Int256 result)
    {
        result = default;
        return UInt256.TryFromBigInteger(BigInteger.Abs(value), out UInt256 magnitude)
            && TryFromMagnitude(magnitude, value.Sign < 0, out result);
    }

    private static OverflowException DoesNotFit(Int256 value, string typeName) => new($"{value} does not fit in {typeName}.");

    private static OverflowException NotInt256(BigInteger value) => new($"{value} is not in the range of int256 (-2^255 to 2^255 - 1).");
}
