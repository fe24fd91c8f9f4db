using System.Globalization;
using System.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Writes C# literals.</summary>
internal static class Literal
{
    private const int DigitsOfNumber = 16;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sum, without an addend of zero.</summary>
    public static string Add(string expression, int addend) =>
        addend == 0 ? expression : expression == "0" ? Number(addend) : $"{expression} + {Number(addend)}";

    public static string Text(string value)
    {
        StringBuilder literal = new("\"");
        foreach (char c in value)
        {
            literal.Append(c is '"' or '\\' ? $"\\{c}" : c < ' ' || c > '~' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Hexadecimal digits as numbers of at most eight bytes: <c>0xa9059cbb</c>.</summary>
    public static string Numbers(string digits)
    {
        StringBuilder literal = new();
        for (int i = 0; i < digits.Length; i += DigitsOfNumber)
        {
            literal.Append(i == 0 ? "0x" : ", 0x").Append(digits, i, Math.Min(DigitsOfNumber, digits.Length - i));
        }

        return literal.ToString();
    }
}
