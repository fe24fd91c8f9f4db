using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>bool</c>: a word that is 0 or 1.</summary>
public readonly struct BoolCodec : IAbiCodec<bool>
{
    /// <inheritdoc/>
    public static string SolidityType => "bool";

    /// <inheritdoc/>
    public static bool IsDynamic => false;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(bool value) => AbiWord.Size;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Encode(bool value, Span<byte> destination)
    {
        AbiWord.Write(destination, value ? 1UL : 0);
        return AbiWord.Size;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        ref byte word = ref AbiWord.Read(data, position);
        ulong value = AbiWord.ReadUInt64(ref word, out bool isLarger);
        if (isLarger || value > 1)
        {
            ThrowNeither(ref word, position);
        }

        return value != 0;
    }

    [DoesNotReturn]
    private static void ThrowNeither(ref byte word, int position) =>
        throw new AbiFormatException($"The word {AbiWord.Describe(ref word)} is no bool: it is neither 0 nor 1.", position);
}
