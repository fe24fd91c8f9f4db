using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fabstir.Abi.Codecs;

/// <summary>The 32-byte word that everything in an encoding is made of: bounds of reads are checked once here, and nowhere else.</summary>
internal static class AbiWord
{
    public const int Size = 32;

    /// <summary>The first byte of the word at a position: the other 31 follow it.</summary>
    /// <exception cref="AbiFormatException">The data ends before the word does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Read(ReadOnlySpan<byte> data, int position)
    {
        Require(data, position, Size);
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(data), position);
    }

    /// <summary>The first byte of the word that is written: the other 31 follow it.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than a word.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Write(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            ThrowTooShort(destination);
        }

        return ref MemoryMarshal.GetReference(destination);
    }

    /// <summary>Writes a word whose upper 24 bytes are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<byte> destination, ulong value)
    {
        ref byte word = ref Write(destination);
        Unsafe.WriteUnaligned(ref word, 0UL);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref word, 8), 0UL);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref word, 16), 0UL);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref word, 24), ToBigEndian(value));
    }

    /// <summary>The number in the last 8 bytes of a word, and whether anything is in the 24 before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ref byte word, out bool isLarger)
    {
        isLarger = (Unsafe.ReadUnaligned<ulong>(ref word)
            | Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref word, 8))
            | Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref word, 16))) != 0;
        return ToBigEndian(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref word, 24)));
    }

    /// <summary>Reads a number that counts bytes or elements of the data, and so cannot be larger than an array can be.</summary>
    public static int ReadCount(ReadOnlySpan<byte> data, int position)
    {
        ulong count = ReadUInt64(ref Read(data, position), out bool isLarger);
        if (isLarger || count > int.MaxValue)
        {
            ThrowOutside(data, position);
        }

        return (int)count;
    }

    /// <summary>The bytes of a word, for messages.</summary>
    public static string Describe(ref byte word) => "0x" + Convert.ToHexStringLower(MemoryMarshal.CreateReadOnlySpan(ref word, Size));

    /// <summary>Checks that so many bytes follow a position.</summary>
    /// <exception cref="AbiFormatException">They do not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(ReadOnlySpan<byte> data, int position, int size)
    {
        // A position may have overflowed: as an unsigned number it is then larger than any length.
        if ((ulong)(uint)position + (uint)size > (uint)data.Length)
        {
            ThrowTruncated(data.Length, position, size);
        }
    }

    /// <summary>Takes what is read through an offset from what may still be read.</summary>
    /// <exception cref="AbiFormatException">More would be read than there is: offsets point to the same bytes again and again.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spend(ref int budget, int size, int position)
    {
        budget -= size;
        if (budget < 0)
        {
            ThrowOverlapping(position);
        }
    }

    [DoesNotReturn]
    private static void ThrowTruncated(int length, int position, int size)
    {
        int start = (uint)position > (uint)length ? length : position;
        throw new AbiFormatException($"The data ends too early: {size} bytes are needed, {length - start} are left of {length}.", start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ToBigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    [DoesNotReturn]
    private static void ThrowTooShort(Span<byte> destination) =>
        throw new ArgumentException($"The destination has {destination.Length} bytes left where a word of {Size} is written.", nameof(destination));

    [DoesNotReturn]
    private static void ThrowOutside(ReadOnlySpan<byte> data, int position) => throw new AbiFormatException(
        $"{UInt256.ReadBigEndian(data[position..])} as a length or an offset points outside the {data.Length} bytes of data.", position);

    [DoesNotReturn]
    private static void ThrowOverlapping(int position) =>
        throw new AbiFormatException("Offsets point to the same bytes again and again: more would be read than the data can mean.", position);
}
