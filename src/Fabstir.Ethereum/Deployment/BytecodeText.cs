using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Reads bytecode as compilers write it.</summary>
internal static class BytecodeText
{
    private const string PlaceholderStart = "__";

    /// <exception cref="FormatException">It is no bytecode.</exception>
    public static (Bytes Code, LibraryPlaceholder[] Placeholders) Read(string text, IReadOnlyList<LinkReference> linkReferences)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        digits = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        if (digits.Length % 2 != 0)
        {
            throw new FormatException("Bytecode has two digits for each byte; the number of these is odd.");
        }

        Dictionary<int, string> names = linkReferences.ToDictionary(static reference => reference.Offset, static reference => reference.Library);
        byte[] code = new byte[digits.Length / 2];
        List<LibraryPlaceholder> placeholders = [];
        for (int offset = 0; offset < code.Length;)
        {
            ReadOnlySpan<char> rest = digits[(2 * offset)..];
            if (rest.StartsWith(PlaceholderStart, StringComparison.Ordinal))
            {
                placeholders.Add(ReadPlaceholder(rest, offset, names.GetValueOrDefault(offset)));
                offset += Address.Size;
                continue;
            }

            int next = rest.IndexOf(PlaceholderStart, StringComparison.Ordinal);
            int length = (next < 0 ? rest.Length : next) / 2;
            ReadDigits(rest[..(2 * length)], code.AsSpan(offset), offset);
            offset += length;
            if (next >= 0 && next % 2 != 0)
            {
                throw new FormatException($"Byte {offset} of the bytecode is half a placeholder.");
            }
        }

        return (Bytes.Create(code), [.. placeholders]);
    }

    private static LibraryPlaceholder ReadPlaceholder(ReadOnlySpan<char> text, int offset, string? name) =>
        text.Length >= LibraryPlaceholder.Length
            ? new LibraryPlaceholder(text[..LibraryPlaceholder.Length].ToString(), offset, name)
            : throw new FormatException($"The bytecode ends in the middle of the placeholder at byte {offset}.");

    private static void ReadDigits(ReadOnlySpan<char> digits, Span<byte> destination, int offset)
    {
        if (Convert.FromHexString(digits, destination, out int read, out _) != System.Buffers.OperationStatus.Done)
        {
            throw new FormatException($"At byte {offset + (read / 2)} the bytecode has something else than hexadecimal digits.");
        }
    }
}
