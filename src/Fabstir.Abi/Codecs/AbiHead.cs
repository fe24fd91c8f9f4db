using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary>The head of a tuple: where generated code writes and reads the offsets of dynamic fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AbiHead
{
    // Encoders may let equal values share a tail: those of arguments are few, and only arrays can multiply them.
    private const int SharingAllowance = 2;

    /// <summary>How many bytes may be read through offsets in all: twice the length of the data, so that memory and time stay linear.</summary>
    /// <param name="data">All of the data.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Budget(ReadOnlySpan<byte> data) => (int)Math.Min(int.MaxValue, (long)data.Length * SharingAllowance);

    /// <summary>Checks, once for all its fields, that a dynamic tuple's head is there, and counts it against the budget.</summary>
    /// <param name="data">All of the data.</param>
    /// <param name="position">Where the tuple begins.</param>
    /// <param name="size">How many bytes its head has.</param>
    /// <param name="budget">See <see cref="IAbiCodec{T}.Decode"/>.</param>
    /// <exception cref="AbiFormatException">The data ends before the head does, or was read too often.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(ReadOnlySpan<byte> data, int position, int size, ref int budget)
    {
        AbiWord.Require(data, position, size);
        AbiWord.Spend(ref budget, size, position);
    }

    /// <summary>Writes where a dynamic field's value begins.</summary>
    /// <param name="destination">The word in the head.</param>
    /// <param name="offset">Counted from where the tuple begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteOffset(Span<byte> destination, int offset) => AbiWord.Write(destination, (uint)offset);

    /// <summary>Reads where a dynamic field's value begins.</summary>
    /// <param name="data">All of the data.</param>
    /// <param name="start">Where the tuple begins.</param>
    /// <param name="position">Where the word in the head is.</param>
    /// <returns>The position of the value in <paramref name="data"/>.</returns>
    /// <exception cref="AbiFormatException">The offset points outside the data.</exception>
    public static int ReadOffset(ReadOnlySpan<byte> data, int start, int position)
    {
        int offset = AbiWord.ReadCount(data, position);
        if (offset > data.Length - start)
        {
            ThrowOutside(offset, data.Length - start, position);
        }

        return start + offset;
    }

    [DoesNotReturn]
    private static void ThrowOutside(int offset, int length, int position) =>
        throw new AbiFormatException($"The offset {offset} points outside the {length} bytes that follow its base.", position);
}
