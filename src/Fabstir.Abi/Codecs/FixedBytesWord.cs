using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fabstir.Abi.Codecs;

/// <summary><c>bytes1</c> to <c>bytes32</c> in a word: at its start, followed by zeros.</summary>
/// <typeparam name="T">The value type, which is its bytes and nothing else.</typeparam>
internal static class FixedBytesWord<T>
    where T : unmanaged, IFixedBytes<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(T value, Span<byte> destination)
    {
        ref byte word = ref AbiWord.Write(destination);
        if (Unsafe.SizeOf<T>() < AbiWord.Size)
        {
            Unsafe.WriteUnaligned(ref word, default(Bytes32));
        }

        Unsafe.WriteUnaligned(ref word, value);
        return AbiWord.Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ReadOnlySpan<byte> data, int position)
    {
        ref byte word = ref AbiWord.Read(data, position);
        if (Unsafe.SizeOf<T>() < AbiWord.Size && Padding(ref word).ContainsAnyExcept((byte)0))
        {
            ThrowDirty(ref word, position);
        }

        return Unsafe.ReadUnaligned<T>(ref word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<byte> Padding(ref byte word) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref word, Unsafe.SizeOf<T>()), AbiWord.Size - Unsafe.SizeOf<T>());

    [DoesNotReturn]
    private static void ThrowDirty(ref byte word, int position) => throw new AbiFormatException(
        $"The word {AbiWord.Describe(ref word)} is no bytes{T.Size}: its last {AbiWord.Size - T.Size} bytes are not zero.", position);
}
