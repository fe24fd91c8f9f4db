using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi.Codecs;

/// <summary><c>T[]</c>: how many elements there are, then the elements.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TCodec">The layout of an element.</typeparam>
public readonly struct ArrayCodec<T, TCodec> : IAbiCodec<AbiArray<T>>
    where TCodec : IAbiCodec<T>
{
    /// <inheritdoc/>
    public static string SolidityType => TCodec.SolidityType + "[]";

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
        int headSize = TCodec.HeadSize;
        if (headSize > 0 && length > (data.Length - start) / headSize)
        {
            ThrowTooLong(length, data.Length - start, position);
        }

        // An element that takes no bytes, such as a T[0], still takes memory: it costs one of the budget.
        AbiWord.Spend(ref budget, headSize > 0 ? length * headSize : length, position);
        return ArrayElements<T, TCodec>.Decode(length, data, start, ref budget);
    }

    [DoesNotReturn]
    private static void ThrowTooLong(int length, int left, int position) =>
        throw new AbiFormatException($"An array of {length} elements of at least {TCodec.HeadSize} bytes does not fit in the {left} bytes that are left.", position);
}
