using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>address</c>: twelve zero bytes, then the twenty of the address.</summary>
public readonly struct AddressCodec : IAbiCodec<Address>
{
    private const int PaddingSize = AbiWord.Size - Address.Size;

    /// <inheritdoc/>
    public static bool IsDynamic => false;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(Address value) => AbiWord.Size;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Encode(Address value, Span<byte> destination)
    {
        Span<byte> word = destination[..AbiWord.Size];
        BinaryPrimitives.WriteUInt64BigEndian(word, 0);
        BinaryPrimitives.WriteUInt32BigEndian(word[8..], 0);
        value.AsSpan().CopyTo(word[PaddingSize..]);
        return AbiWord.Size;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Address Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        ReadOnlySpan<byte> word = AbiWord.Read(data, position);
        if ((BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt32BigEndian(word[8..])) != 0)
        {
            ThrowDirty(word, position);
        }

        return new Address(word[PaddingSize..]);
    }

    [DoesNotReturn]
    private static void ThrowDirty(ReadOnlySpan<byte> word, int position) =>
        throw new AbiFormatException($"The word 0x{Convert.ToHexStringLower(word)} is no address: its first {PaddingSize} bytes are not zero.", position);
}
