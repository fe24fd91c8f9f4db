using Fabstir.Codegen.Shared;

namespace Fabstir.Abi;

/// <summary>What the hexadecimal forms of this library have in common: 0x, two digits a byte, and errors that say what is wrong where.</summary>
internal static class HexText
{
    public const int PrefixLength = 2;

    public static bool HasPrefix(ReadOnlySpan<char> text) => text is ['0', 'x' or 'X', ..];

    /// <summary>Reads exactly <c>destination.Length</c> bytes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, Span<byte> destination) =>
        HasPrefix(text)
        && text.Length == PrefixLength + (2 * destination.Length)
        && Hex.Decode(text[PrefixLength..], destination) < 0;

    /// <summary>Why <see cref="TryParse"/> refused <paramref name="text"/>.</summary>
    public static FormatException Refusal(ReadOnlySpan<char> text, string typeName, int byteCount)
    {
        if (!HasPrefix(text))
        {
            return new FormatException($"{typeName} starts with 0x; got \"{Excerpt(text)}\".");
        }

        int expected = 2 * byteCount;
        int digits = text.Length - PrefixLength;
        return digits != expected
            ? new FormatException($"{typeName} has {expected} hexadecimal digits after 0x; got {digits} in \"{Excerpt(text)}\".")
            : BadDigit(text, typeName);
    }

    public static FormatException BadDigit(ReadOnlySpan<char> text, string typeName)
    {
        for (int i = PrefixLength; i < text.Length; i++)
        {
            if (Hex.DigitValue(text[i]) < 0)
            {
                return new FormatException($"'{text[i]}' at offset {i} is no hexadecimal digit: \"{Excerpt(text)}\".");
            }
        }

        return new FormatException($"\"{Excerpt(text)}\": {typeName} has another form.");
    }

    /// <summary>0x and lower-case digits, the form that nodes and explorers use.</summary>
    public static string Format(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    public static bool TryFormat(ReadOnlySpan<byte> bytes, Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        int length = PrefixLength + (2 * bytes.Length);
        if (destination.Length < length)
        {
            return false;
        }

        "0x".CopyTo(destination);
        Hex.Encode(bytes, destination[PrefixLength..]);
        charsWritten = length;
        return true;
    }

    // What was pasted may be a document; the message is for a person.
    private static string Excerpt(ReadOnlySpan<char> text) => text.Length <= 80 ? text.ToString() : $"{text[..77]}...";
}
