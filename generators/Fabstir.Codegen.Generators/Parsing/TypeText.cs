using System.Globalization;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Takes the text of a type apart: the base and the array dimensions behind it.</summary>
internal static class TypeText
{
    /// <summary>The most array dimensions of a type. More are a mistake or an attack: each makes every text about the type longer.</summary>
    public const int MaxDimensions = 32;

    /// <summary>Splits <c>uint256[3][]</c> into <c>uint256</c> and 3, null.</summary>
    /// <returns>Whether the dimensions are well-formed.</returns>
    public static bool TryParse(string text, out string baseType, out IReadOnlyList<int?> dimensions)
    {
        int bracket = text.IndexOf('[');
        baseType = bracket < 0 ? text : text.Substring(0, bracket);
        List<int?> found = [];
        dimensions = found;
        while (bracket >= 0 && bracket < text.Length)
        {
            int end = text.IndexOf(']', bracket);
            if (text[bracket] != '[' || end < 0 || !TryParseLength(text.Substring(bracket + 1, end - bracket - 1), out int? length))
            {
                return false;
            }

            found.Add(length);
            bracket = end + 1;
        }

        return true;
    }

    /// <summary>Cuts the array dimensions off a source-level type, which may itself contain blanks and brackets.</summary>
    public static string WithoutDimensions(string internalType)
    {
        string text = internalType;
        while (text.EndsWith("]", StringComparison.Ordinal) && text.LastIndexOf('[') is > 0 and int bracket)
        {
            text = text.Substring(0, bracket);
        }

        return text;
    }

    private static bool TryParseLength(string digits, out int? length)
    {
        length = null;
        if (digits.Length == 0)
        {
            return true;
        }

        bool valid = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        length = number;
        return valid;
    }
}
