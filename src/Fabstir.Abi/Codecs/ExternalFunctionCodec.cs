using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>function</c>: the contract's address and the selector in 24 bytes, then eight zero bytes.</summary>
public readonly struct ExternalFunctionCodec : IAbiCodec<ExternalFunction>
{
    private const int ContentSize = Address.Size + Bytes4.Size;

    /// <inheritdoc/>
    public static string SolidityType => "function";

    /// <inheritdoc/>
    public static bool IsDynamic => false;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(ExternalFunction value) => AbiWord.Size;

    /// <inheritdoc/>
    public static int Encode(ExternalFunction value, Span<byte> destination)
    {
        Span<byte> word = destination[..AbiWord.Size];
        value.Address.AsSpan().CopyTo(word);
        value.Selector.AsSpan().CopyTo(word[Address.Size..]);
        word[ContentSize..].Clear();
        return AbiWord.Size;
    }

    /// <inheritdoc/>
    public static ExternalFunction Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        ReadOnlySpan<byte> word = MemoryMarshal.CreateReadOnlySpan(ref AbiWord.Read(data, position), AbiWord.Size);
        if (word[ContentSize..].ContainsAnyExcept((byte)0))
        {
            ThrowDirty(position + ContentSize);
        }

        return new ExternalFunction(new Address(word[..Address.Size]), new Bytes4(word[Address.Size..ContentSize]));
    }

    [DoesNotReturn]
    private static void ThrowDirty(int position) =>
        throw new AbiFormatException("The last 8 bytes of a function's word are not zero.", position);
}
