using Fabstir.Codegen.Shared;

namespace Fabstir.Abi;

/// <summary>Why a text is no big integer.</summary>
internal static class IntegerText
{
    public static Exception Refusal(ReadOnlySpan<char> text, string typeName, bool allowSign)
    {
        string excerpt = text.Length <= 90 ? text.ToString() : $"{text[..87]}...";
        int start = allowSign && text is ['-', ..] ? 1 : 0;
        bool hex = HexText.HasPrefix(text[start..]);
        int firstDigit = hex ? start + HexText.PrefixLength : start;
        if (firstDigit == text.Length)
        {
            return new FormatException($"\"{excerpt}\" has no digits: {typeName} is decimal, or 0x and hexadecimal.");
        }

        for (int i = firstDigit; i < text.Length; i++)
        {
            if (hex ? Hex.DigitValue(text[i]) < 0 : !char.IsAsciiDigit(text[i]))
            {
                return new FormatException($"'{text[i]}' at offset {i} is no {(hex ? "hexadecimal" : "decimal")} digit in {typeName} \"{excerpt}\".");
            }
        }

        return new OverflowException($"{excerpt} is not in the range of {typeName}.");
    }
}
