using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>Data written as the ABI specification writes it: one word after the other.</summary>
internal static class Words
{
    public const int Size = 32;

    /// <summary>
    /// Joins words. Hexadecimal digits stand at the end of their word, after zeros; after a minus they are the two's complement; digits that end in
    /// ".." stand at the start, and are padded with zeros to as many words as they need. Spaces are ignored.
    /// </summary>
    public static byte[] Of(params string[] words) => Convert.FromHexString(string.Concat(words.Select(Digits)));

    /// <summary>Joins words after a selector of eight digits.</summary>
    public static byte[] After(string selector, params string[] words) => [.. Convert.FromHexString(selector), .. Of(words)];

    /// <summary>A copy of which one byte is another.</summary>
    public static byte[] With(this byte[] data, int position, byte value)
    {
        byte[] copy = [.. data];
        copy[position] = value;
        return copy;
    }

    /// <summary>A copy of which one word is another.</summary>
    public static byte[] WithWord(this byte[] data, int position, string word) => [.. data[..position], .. Of(word), .. data[(position + Size)..]];

    private static string Digits(string word)
    {
        string digits = word.Replace(" ", "", StringComparison.Ordinal);
        if (digits.StartsWith('-'))
        {
            return Convert.ToHexStringLower(IntegerLayout.WordOf(-BigInteger.Parse("0" + digits[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        }

        if (!digits.EndsWith("..", StringComparison.Ordinal))
        {
            return digits.PadLeft(2 * Size, '0');
        }

        digits = digits[..^2];
        int words = Math.Max(1, (digits.Length + (2 * Size) - 1) / (2 * Size));
        return digits.PadRight(words * 2 * Size, '0');
    }
}
