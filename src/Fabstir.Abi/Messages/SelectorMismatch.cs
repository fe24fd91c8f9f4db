using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi;

/// <summary>The four bytes that say what the rest of calldata or revert data is.</summary>
internal static class SelectorMismatch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowUnless(ReadOnlySpan<byte> data, Bytes4 selector, string signature)
    {
        if (!data.StartsWith(selector.AsSpan()))
        {
            Throw(data, selector, signature);
        }
    }

    [DoesNotReturn]
    private static void Throw(ReadOnlySpan<byte> data, Bytes4 selector, string signature) => throw new AbiFormatException(
        data.Length < Bytes4.Size
            ? $"{signature} begins with its selector {selector}; got {data.Length} bytes."
            : $"{signature} begins with its selector {selector}; got 0x{Convert.ToHexStringLower(data[..Bytes4.Size])}.",
        position: 0);
}
