using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>bytes1</c> to <c>bytes32</c> in a word: at its start, followed by zeros.</summary>
internal static class FixedBytesWord
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> destination, ReadOnlySpan<byte> value)
    {
        Span<byte> word = destination[..AbiWord.Size];
        value.CopyTo(word);
        word[value.Length..].Clear();
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, int position, int size)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        if (size < AbiWord.Size && word[size..].ContainsAnyExcept((byte)0))
        {
            ThrowDirty(word, position, size);
        }

        return word[..size];
    }

    [DoesNotReturn]
    private static void ThrowDirty(ReadOnlySpan<byte> word, int position, int size) =>
        throw new AbiFormatException($"The word 0x{Convert.ToHexStringLower(word)} is no bytes{size}: its last {AbiWord.Size - size} bytes are not zero.", position);
}
