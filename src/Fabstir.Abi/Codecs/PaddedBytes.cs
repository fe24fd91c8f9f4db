using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi.Codecs;

/// <summary>What <c>bytes</c> and <c>string</c> share: a length word, the content, and zeros up to a whole word.</summary>
internal static class PaddedBytes
{
    public static int GetSize(int length) => checked(AbiWord.Size + Pad(length));

    /// <summary>Writes the length before content that is in its place, and the padding behind it.</summary>
    /// <returns>How many bytes that makes.</returns>
    public static int End(Span<byte> destination, int length)
    {
        int size = GetSize(length);
        AbiWord.Write(destination, (uint)length);
        destination[(AbiWord.Size + length)..size].Clear();
        return size;
    }

    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        int length = AbiWord.ReadCount(data, position);
        int start = position + AbiWord.Size;
        // The content is there if its padding is: both are compared with what is left, so that nothing overflows.
        if (length > data.Length - start || Pad(length) > data.Length - start)
        {
            ThrowTruncated(length, data.Length - start, position);
        }

        int padded = Pad(length);
        AbiWord.Spend(ref budget, AbiWord.Size + padded, position);
        ReadOnlySpan<byte> padding = data.Slice(start + length, padded - length);
        int dirty = padding.IndexOfAnyExcept((byte)0);
        if (dirty >= 0)
        {
            ThrowDirty(start + length + dirty);
        }

        return data.Slice(start, length);
    }

    private static int Pad(int length) => checked(length + AbiWord.Size - 1) & ~(AbiWord.Size - 1);

    [DoesNotReturn]
    private static void ThrowTruncated(int length, int left, int position) =>
        throw new AbiFormatException($"The data ends too early: {length} bytes, padded to whole words, should follow their length, {left} bytes are left.", position);

    [DoesNotReturn]
    private static void ThrowDirty(int position) =>
        throw new AbiFormatException("The bytes that pad a bytes or string to a whole word are not zero.", position);
}
