using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fabstir.Abi.Codecs;

/// <summary><c>T[n]</c>: the elements alone, because their number is part of the type.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TCodec">The layout of an element.</typeparam>
/// <typeparam name="TLength">How many elements there are.</typeparam>
public readonly struct FixedArrayCodec<T, TCodec, TLength> : IAbiCodec<AbiArray<T>>
    where TCodec : IAbiCodec<T>
    where TLength : IArrayLength
{
    private static int ElementsHeadSize => checked(TLength.Value * TCodec.HeadSize);

    /// <inheritdoc/>
    public static string SolidityType => string.Create(CultureInfo.InvariantCulture, $"{TCodec.SolidityType}[{TLength.Value}]");

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
        int size = ElementsHeadSize;
        AbiWord.Require(data, position, size);
        if (IsDynamic)
        {
            AbiWord.Spend(ref budget, size, position);
        }
        else if (size == 0)
        {
            AbiWord.Spend(ref budget, TLength.Value, position);
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
        throw new AbiEncodingException(SolidityType, $"{SolidityType} has exactly {TLength.Value} elements; got {length}.");
}
