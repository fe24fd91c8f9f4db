using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fabstir.Abi.Codecs;

/// <summary>The 32-byte word that everything in an encoding is made of: bounds of reads are checked once here, and nowhere else.</summary>
internal static class AbiWord
{
    public const int Size = 32;

    /// <summary>The word at a position.</summary>
    /// <exception cref="AbiFormatException">The data ends before the word does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, int position)
    {
        Require(data, position, Size);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), position), Size);
    }

    /// <summary>Reads a number that counts bytes or elements of the data, and so cannot be larger than an array can be.</summary>
    public static int ReadCount(ReadOnlySpan<byte> data, int position)
    {
        ReadOnlySpan<byte> word = Read(data, position);
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt64BigEndian(word[8..]) | BinaryPrimitives.ReadUInt64BigEndian(word[16..]);
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(word[24..]);
        if (high != 0 || low > int.MaxValue)
        {
            ThrowOutside(word, position, data.Length);
        }

        return (int)low;
    }

    /// <summary>Writes a word whose upper 24 bytes are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<byte> destination, ulong value)
    {
        Span<byte> word = destination[..Size];
        BinaryPrimitives.WriteUInt64BigEndian(word, 0);
        BinaryPrimitives.WriteUInt64BigEndian(word[8..], 0);
        BinaryPrimitives.WriteUInt64BigEndian(word[16..], 0);
        BinaryPrimitives.WriteUInt64BigEndian(word[24..], value);
    }

    /// <summary>Checks that so many bytes follow a position.</summary>
    /// <exception cref="AbiFormatException">They do not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(ReadOnlySpan<byte> data, int position, int size)
    {
        // A position may have overflowed: as an unsigned number it is then larger than any length.
        if ((uint)position > (uint)data.Length || data.Length - position < size)
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

    [DoesNotReturn]
    private static void ThrowOutside(ReadOnlySpan<byte> word, int position, int length) =>
        throw new AbiFormatException($"{UInt256.ReadBigEndian(word)} as a length or an offset points outside the {length} bytes of data.", position);

    [DoesNotReturn]
    private static void ThrowOverlapping(int position) =>
        throw new AbiFormatException("More is read through offsets than the data holds: they overlap.", position);
}
