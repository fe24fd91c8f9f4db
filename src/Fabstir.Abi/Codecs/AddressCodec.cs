using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>address</c>: twelve zero bytes, then the twenty of the address.</summary>
public readonly struct AddressCodec : IAbiCodec<Address>
{
    private const int PaddingSize = AbiWord.Size - Address.Size;

    /// <inheritdoc/>
    public static string SolidityType => "address";

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
        ref byte word = ref AbiWord.Write(destination);
        Unsafe.WriteUnaligned(ref word, 0UL);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref word, sizeof(ulong)), 0U);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref word, PaddingSize), value);
        return AbiWord.Size;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Address Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        ref byte word = ref AbiWord.Read(data, position);
        if ((Unsafe.ReadUnaligned<ulong>(ref word) | Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref word, sizeof(ulong)))) != 0)
        {
            ThrowDirty(ref word, position);
        }

        return Unsafe.ReadUnaligned<Address>(ref Unsafe.Add(ref word, PaddingSize));
    }

    [DoesNotReturn]
    private static void ThrowDirty(ref byte word, int position) =>
        throw new AbiFormatException($"The word {AbiWord.Describe(ref word)} is no address: its first {PaddingSize} bytes are not zero.", position);
}
