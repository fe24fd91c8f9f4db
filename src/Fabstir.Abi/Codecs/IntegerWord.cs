using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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

        ((UInt256)value).WriteBigEndian(ref AbiWord.Write(destination));
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, UInt256 value, int bits)
    {
        if (bits < 256 && value.BitLength > bits)
        {
            ThrowRange(value, $"uint{bits}", bits, signed: false);
        }

        value.WriteBigEndian(ref AbiWord.Write(destination));
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, long value, int bits)
    {
        if (bits < 64 && value >> (bits - 1) is not (0 or -1))
        {
            ThrowRange(value, $"int{bits}", bits, signed: true);
        }

        ((Int256)value).WriteBigEndian(ref AbiWord.Write(destination));
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

        ((Int256)value).WriteBigEndian(ref AbiWord.Write(destination));
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, Int256 value, int bits)
    {
        if (bits < 256 && !value.FitsBits(bits))
        {
            ThrowRange(value, $"int{bits}", bits, signed: true);
        }

        value.WriteBigEndian(ref AbiWord.Write(destination));
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ReadOnlySpan<byte> data, int position, int bits)
    {
        ref byte word = ref AbiWord.Read(data, position);
        ulong value = AbiWord.ReadUInt64(ref word, out bool isLarger);
        if (isLarger || (bits < 64 && value >> bits != 0))
        {
            ThrowUnsigned(ref word, position, bits);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128 ReadUInt128(ReadOnlySpan<byte> data, int position, int bits)
    {
        ref byte word = ref AbiWord.Read(data, position);
        UInt256 value = UInt256.ReadBigEndian(ref word);
        if (value.BitLength > bits)
        {
            ThrowUnsigned(ref word, position, bits);
        }

        return new UInt128(value.Part1, value.Part0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt256 ReadUInt256(ReadOnlySpan<byte> data, int position, int bits)
    {
        ref byte word = ref AbiWord.Read(data, position);
        UInt256 value = UInt256.ReadBigEndian(ref word);
        if (bits < 256 && value.BitLength > bits)
        {
            ThrowUnsigned(ref word, position, bits);
        }

        return value;
    }

    public static long ReadInt64(ReadOnlySpan<byte> data, int position, int bits) => (long)ReadInt256(data, position, bits);

    public static Int128 ReadInt128(ReadOnlySpan<byte> data, int position, int bits) => (Int128)ReadInt256(data, position, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Int256 ReadInt256(ReadOnlySpan<byte> data, int position, int bits)
    {
        ref byte word = ref AbiWord.Read(data, position);
        Int256 value = Int256.ReadBigEndian(ref word);
        if (bits < 256 && !value.FitsBits(bits))
        {
            ThrowSigned(ref word, position, bits);
        }

        return value;
    }

    [DoesNotReturn]
    private static void ThrowRange(BigInteger value, string type, int bits, bool signed)
    {
        (string lowest, string highest) = signed ? ($"-2^{bits - 1}", $"2^{bits - 1} - 1") : ("0", $"2^{bits} - 1");
        throw new AbiEncodingException(type, string.Create(CultureInfo.InvariantCulture, $"{value} is not in the range of {type} ({lowest} to {highest})."));
    }

    [DoesNotReturn]
    private static void ThrowUnsigned(ref byte word, int position, int bits) =>
        throw new AbiFormatException($"The word {AbiWord.Describe(ref word)} is no uint{bits}: it is out of range.", position);

    [DoesNotReturn]
    private static void ThrowSigned(ref byte word, int position, int bits) =>
        throw new AbiFormatException($"The word {AbiWord.Describe(ref word)} is no int{bits}: it is out of range.", position);
}
