using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi.Codecs;

/// <summary><c>T[n]</c>: the elements alone, because their number is part of the type.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TCodec">The layout of an element.</typeparam>
/// <typeparam name="TLength">How many elements there are.</typeparam>
public readonly struct FixedArrayCodec<T, TCodec, TLength> : IAbiCodec<AbiArray<T>>
    where TCodec : IAbiCodec<T>
    where TLength : IArrayLength
{
    private static int ElementsHeadSize => TLength.Value * TCodec.HeadSize;

    /// <inheritdoc/>
    public static bool IsDynamic => TCodec.IsDynamic;

    /// <inheritdoc/>
    public static int HeadSize => IsDynamic ? AbiWord.Size : ElementsHeadSize;

    /// <inheritdoc/>
    public static int GetSize(AbiArray<T> value)
    {
        CheckLength(value);
        return ArrayElements<T, TCodec>.GetSize(value.AsSpan());
    }

    /// <inheritdoc/>
    public static int Encode(AbiArray<T> value, Span<byte> destination)
    {
        CheckLength(value);
        return ArrayElements<T, TCodec>.Encode(value.AsSpan(), destination);
    }

    /// <inheritdoc/>
    public static AbiArray<T> Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiWord.Require(data, position, ElementsHeadSize);
        if (IsDynamic)
        {
            AbiWord.Spend(ref budget, ElementsHeadSize, position);
        }

        return ArrayElements<T, TCodec>.Decode(TLength.Value, data, position, ref budget);
    }

    private static void CheckLength(AbiArray<T> value)
    {
        if (value.Length != TLength.Value)
        {
            ThrowLength(value.Length);
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int length) =>
        throw new AbiEncodingException($"{typeof(T).Name}[{TLength.Value}]", $"An array of exactly {TLength.Value} elements is needed; got {length}.");
}
