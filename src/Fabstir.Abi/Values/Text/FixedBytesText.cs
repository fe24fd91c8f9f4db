using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi;

/// <summary>The text form of <c>Bytes1</c> to <c>Bytes32</c>, written once.</summary>
internal static class FixedBytesText
{
    private const int LargestSize = 32;

    public static T Parse<T>(string text)
        where T : struct, IFixedBytes<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse<T>(text.AsSpan());
    }

    public static T Parse<T>(ReadOnlySpan<char> text)
        where T : struct, IFixedBytes<T> =>
        TryParse(text, out T value) ? value : throw HexText.Refusal(text, $"bytes{T.Size}", T.Size);

    public static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IFixedBytes<T>
    {
        Span<byte> bytes = stackalloc byte[LargestSize];
        bytes = bytes[..T.Size];
        bool valid = HexText.TryParse(text, bytes);
        value = valid ? T.Create(bytes) : default;
        return valid;
    }

    public static int GetHashCode(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    // Apart from the constructors, so that those stay small enough to be inlined.
    [DoesNotReturn]
    public static void ThrowWrongLength(string typeName, int expected, ReadOnlySpan<byte> bytes) =>
        throw new ArgumentException($"{typeName} has {expected} bytes; got {bytes.Length}.", nameof(bytes));
}
