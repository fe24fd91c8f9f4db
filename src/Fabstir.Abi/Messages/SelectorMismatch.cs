using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi;

/// <summary>Calldata or revert data that is of another entry than expected.</summary>
internal static class SelectorMismatch
{
    [DoesNotReturn]
    public static void Throw(ReadOnlySpan<byte> data, Bytes4 selector, string signature) => throw new AbiFormatException(
        data.Length < Bytes4.Size
            ? $"{signature} begins with its selector {selector}; got {data.Length} bytes."
            : $"{signature} begins with its selector {selector}; got 0x{Convert.ToHexStringLower(data[..Bytes4.Size])}.",
        position: 0);
}
