using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary>Integers of every width in a word. With a constant width, what cannot fail is not compiled.</summary>
internal static class IntegerWord
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, ulong value, int bits)
    {
        if (bits < 64 && value >> bits != 0)
        {
            ThrowRange(value, $"uint{bits}", bits, signed: false);
        }

        AbiWord.Write(destination, value);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, UInt128 value, int bits)
    {
        if (bits < 128 && value >> bits != 0)
        {
            ThrowRange(value, $"uint{bits}", bits, signed: false);
        }

        ((UInt256)value).WriteBigEndian(destination[..AbiWord.Size]);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, UInt256 value, int bits)
    {
        if (bits < 256 && value.BitLength > bits)
        {
            ThrowRange(value, $"uint{bits}", bits, signed: false);
        }

        value.WriteBigEndian(destination[..AbiWord.Size]);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, long value, int bits)
    {
        if (bits < 64 && value >> (bits - 1) is not (0 or -1))
        {
            ThrowRange(value, $"int{bits}", bits, signed: true);
        }

        ((Int256)value).WriteBigEndian(destination[..AbiWord.Size]);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, Int128 value, int bits)
    {
        if (bits < 128)
        {
            Int128 sign = value >> (bits - 1);
            if (sign != 0 && sign != -1)
            {
                ThrowRange(value, $"int{bits}", bits, signed: true);
            }
        }

        ((Int256)value).WriteBigEndian(destination[..AbiWord.Size]);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, Int256 value, int bits)
    {
        if (bits < 256 && !value.FitsBits(bits))
        {
            ThrowRange(value, $"int{bits}", bits, signed: true);
        }

        value.WriteBigEndian(destination[..AbiWord.Size]);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt64BigEndian(word[8..]) | BinaryPrimitives.ReadUInt64BigEndian(word[16..]);
        ulong value = BinaryPrimitives.ReadUInt64BigEndian(word[24..]);
        if (high != 0 || (bits < 64 && value >> bits != 0))
        {
            ThrowRange(word, position, $"uint{bits}");
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128 ReadUInt128(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt64BigEndian(word[8..]);
        UInt128 value = BinaryPrimitives.ReadUInt128BigEndian(word[16..]);
        if (high != 0 || (bits < 128 && value >> bits != 0))
        {
            ThrowRange(word, position, $"uint{bits}");
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt256 ReadUInt256(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        UInt256 value = UInt256.ReadBigEndian(word);
        if (bits < 256 && value.BitLength > bits)
        {
            ThrowRange(word, position, $"uint{bits}");
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadInt64(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        long value = BinaryPrimitives.ReadInt64BigEndian(word[24..]);
        long sign = value >> 63;
        long padding = (BinaryPrimitives.ReadInt64BigEndian(word) ^ sign) | (BinaryPrimitives.ReadInt64BigEndian(word[8..]) ^ sign) | (BinaryPrimitives.ReadInt64BigEndian(word[16..]) ^ sign);
        if (padding != 0 || (bits < 64 && value >> (bits - 1) != sign))
        {
            ThrowRange(word, position, $"int{bits}");
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Int128 ReadInt128(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        Int128 value = BinaryPrimitives.ReadInt128BigEndian(word[16..]);
        Int128 sign = value >> 127;
        if (BinaryPrimitives.ReadInt128BigEndian(word) != sign || (bits < 128 && value >> (bits - 1) != sign))
        {
            ThrowRange(word, position, $"int{bits}");
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Int256 ReadInt256(ReadOnlySpan<byte> data, int position, int bits)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        Int256 value = Int256.ReadBigEndian(word);
        if (bits < 256 && !value.FitsBits(bits))
        {
            ThrowRange(word, position, $"int{bits}");
        }

        return value;
    }

    [DoesNotReturn]
    private static void ThrowRange(BigInteger value, string type, int bits, bool signed)
    {
        (string lowest, string highest) = signed ? ($"-2^{bits - 1}", $"2^{bits - 1} - 1") : ("0", $"2^{bits} - 1");
        throw new AbiEncodingException(type, $"{value} is not in the range of {type} ({lowest} to {highest}).");
    }

    [DoesNotReturn]
    private static void ThrowRange(ReadOnlySpan<byte> word, int position, string type) =>
        throw new AbiFormatException($"The word 0x{Convert.ToHexStringLower(word)} is no {type}: it is out of range.", position);
}
