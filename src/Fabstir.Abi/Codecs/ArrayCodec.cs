using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi.Codecs;

/// <summary><c>T[]</c>: how many elements there are, then the elements.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TCodec">The layout of an element.</typeparam>
public readonly struct ArrayCodec<T, TCodec> : IAbiCodec<AbiArray<T>>
    where TCodec : IAbiCodec<T>
{
    /// <inheritdoc/>
    public static bool IsDynamic => true;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(AbiArray<T> value) => checked(AbiWord.Size + ArrayElements<T, TCodec>.GetSize(value.AsSpan()));

    /// <inheritdoc/>
    public static int Encode(AbiArray<T> value, Span<byte> destination)
    {
        AbiWord.Write(destination, (uint)value.Length);
        return AbiWord.Size + ArrayElements<T, TCodec>.Encode(value.AsSpan(), destination[AbiWord.Size..]);
    }

    /// <inheritdoc/>
    public static AbiArray<T> Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        int length = AbiWord.ReadCount(data, position);
        int start = position + AbiWord.Size;
        // An element that takes no bytes (T[0]) still takes memory, so it costs one of the budget.
        if (length > (data.Length - start) / Math.Max(1, TCodec.HeadSize))
        {
            ThrowTooLong(length, data.Length - start, position);
        }

        AbiWord.Spend(ref budget, AbiWord.Size + (length * Math.Max(1, TCodec.HeadSize)), position);
        return ArrayElements<T, TCodec>.Decode(length, data, start, ref budget);
    }

    [DoesNotReturn]
    private static void ThrowTooLong(int length, int left, int position) =>
        throw new AbiFormatException($"An array of {length} elements of at least {TCodec.HeadSize} bytes does not fit in the {left} bytes that are left.", position);
}
