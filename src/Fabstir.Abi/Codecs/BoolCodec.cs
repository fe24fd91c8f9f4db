using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>bool</c>: a word that is 0 or 1.</summary>
public readonly struct BoolCodec : IAbiCodec<bool>
{
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
    public static bool Decode(ReadOnlySpan<byte> data, int position, ref int budget) => IntegerWord.ReadUInt64(data, position, bits: 1) != 0;
}
