using System.Globalization;
using System.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Writes C# literals.</summary>
internal static class Literal
{
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

    /// <summary>A collection expression of bytes: <c>[0xa9, 0x05, 0x9c, 0xbb]</c>.</summary>
    public static string Bytes(string digits)
    {
        StringBuilder literal = new("[");
        for (int i = 0; i < digits.Length; i += 2)
        {
            literal.Append(i == 0 ? "0x" : ", 0x").Append(digits, i, 2);
        }

        return literal.Append(']').ToString();
    }
}
