using System.Globalization;
using System.Text;

namespace Fabstir.Codegen.Generators.Parsing.Json;

/// <summary>Reads strings of JSON, and passes over them.</summary>
internal static class JsonStrings
{
    private const string EndsInside = "The document ends inside a string";

    /// <summary>Reads from the opening quote to behind the closing one.</summary>
    /// <returns>The text without quotes and escapes; null when it failed.</returns>
    public static string? Read(JsonCursor cursor)
    {
        int start = ++cursor.Position;
        StringBuilder? unescaped = null;
        while (!cursor.AtEnd)
        {
            char c = cursor.Peek();
            if (c == '"')
            {
                string text = unescaped is null ? cursor.Text.Substring(start, cursor.Position - start) : unescaped.ToString();
                cursor.Position++;
                return text;
            }

            if (c < ' ')
            {
                cursor.Fail("A line break or control character inside a string is written as an escape");
                return null;
            }

            if (c != '\\')
            {
                unescaped?.Append(c);
                cursor.Position++;
                continue;
            }

            unescaped ??= new StringBuilder().Append(cursor.Text, start, cursor.Position - start);
            if (!ReadEscape(cursor, unescaped))
            {
                return null;
            }
        }

        cursor.Fail(EndsInside);
        return null;
    }

    /// <summary>Moves from the opening to the closing quote.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Skip(JsonCursor cursor)
    {
        do
        {
            cursor.Position++;
            int quote = cursor.Rest.IndexOf('"');
            if (quote < 0)
            {
                cursor.Fail(EndsInside);
                return false;
            }

            cursor.Position += quote;
        }
        while (IsEscaped(cursor.Text, cursor.Position));

        return true;
    }

    private static bool IsEscaped(string text, int quote)
    {
        int backslashes = 0;
        while (text[quote - 1 - backslashes] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }

    private static bool ReadEscape(JsonCursor cursor, StringBuilder unescaped)
    {
        ReadOnlySpan<char> rest = cursor.Rest;
        char escape = rest.Length > 1 ? rest[1] : '\0';
        char? simple = escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (simple is { } c)
        {
            unescaped.Append(c);
            cursor.Position += 2;
            return true;
        }

        const int DigitCount = 4;
        if (escape == 'u'
            && rest.Length >= 2 + DigitCount
            && ushort.TryParse(rest.Slice(2, DigitCount).ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            unescaped.Append((char)unit);
            cursor.Position += 2 + DigitCount;
            return true;
        }

        cursor.Fail("An unknown escape in a string: a backslash itself is written twice");
        return false;
    }
}
