using System.Globalization;
using System.Text;

namespace Fabstir.Codegen.Generators.Naming;

/// <summary>Makes C# identifiers of Solidity's and Vyper's. The rules are the table in docs/naming.md, which the tests run row by row.</summary>
internal static class Identifiers
{
    /// <summary>The name of a type, property or method.</summary>
    public static string ToPascalCase(string name)
    {
        bool isScreaming = IsScreaming(name);
        StringBuilder pascal = new(name.Length);
        bool atWordStart = true;
        foreach (char c in name)
        {
            if (c == '$')
            {
                pascal.Append("Dollar");
                atWordStart = true;
            }
            else if (!IsLetterOrDigit(c))
            {
                atWordStart = true;
            }
            else
            {
                pascal.Append(atWordStart ? ToUpper(c) : isScreaming ? ToLower(c) : c);
                atWordStart = false;
            }
        }

        if (pascal.Length == 0)
        {
            return name.Length <= 1 ? "Underscore" : "Underscore" + name.Length.ToString(CultureInfo.InvariantCulture);
        }

        return char.IsDigit(pascal[0]) ? "_" + pascal : pascal.ToString();
    }

    /// <summary>Whether a name is one that a compiler of contracts takes: letters, digits, underscores and dollar signs.</summary>
    public static bool IsIdentifier(string name)
    {
        foreach (char c in name)
        {
            if (!IsLetterOrDigit(c) && c is not ('_' or '$'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    /// <summary>The name of a parameter for a property, escaped where it is a keyword.</summary>
    public static string ToParameterName(string pascalCase)
    {
        int capitals = 0;
        while (capitals < pascalCase.Length && pascalCase[capitals] is >= 'A' and <= 'Z')
        {
            capitals++;
        }

        // The last of several capitals begins the next word: USDCAmount, usdcAmount.
        int lowered = capitals <= 1 || capitals == pascalCase.Length || pascalCase[capitals] is >= '0' and <= '9' ? capitals : capitals - 1;
        string camel = pascalCase.Substring(0, lowered).ToLowerInvariant() + pascalCase.Substring(lowered);
        return ReservedNames.Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>A namespace from text that may be none, such as the name of a project: <c>My-App.1st</c> is <c>My_App._1st</c>.</summary>
    public static string ToNamespace(string text)
    {
        StringBuilder sanitised = new(text.Length);
        foreach (string part in text.Split('.'))
        {
            if (part.Length == 0)
            {
                continue;
            }

            if (sanitised.Length > 0)
            {
                sanitised.Append('.');
            }

            int start = sanitised.Length;
            foreach (char c in part)
            {
                sanitised.Append(IsLetterOrDigit(c) ? c : '_');
            }

            if (char.IsDigit(sanitised[start]))
            {
                sanitised.Insert(start, '_');
            }

            if (ReservedNames.Keywords.Contains(sanitised.ToString(start, sanitised.Length - start)))
            {
                sanitised.Insert(start, '@');
            }
        }

        return sanitised.ToString();
    }

    /// <summary>Whether words in capitals are joined by underscores: MIN_STAKE, but not WETH9.</summary>
    private static bool IsScreaming(string name)
    {
        int words = 0;
        bool atWordStart = true;
        foreach (char c in name)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            words += atWordStart && IsLetterOrDigit(c) ? 1 : 0;
            atWordStart = !IsLetterOrDigit(c);
        }

        return words > 1;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || (c > 127 && char.IsLetterOrDigit(c));

    private static char ToUpper(char c) => char.ToUpperInvariant(c);

    private static char ToLower(char c) => char.ToLowerInvariant(c);
}
