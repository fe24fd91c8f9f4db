namespace Fabstir.Codegen.Generators.Naming.Nethereum;

/// <summary>
/// Spells names as those who come from Nethereum's generator know them: a name all in capitals becomes a word (<c>WETH</c>, <c>Weth</c>), and so does
/// each part between underscores.
/// </summary>
internal static class NethereumSpelling
{
    /// <summary>The name of a type, property or method.</summary>
    public static string ToPascalCase(string name)
    {
        string trimmed = name.TrimStart('_');
        string plain = IsAllCapitals(trimmed) ? trimmed.ToLowerInvariant() : trimmed;

        // What Nethereum has no spelling for, such as a dollar sign, is spelled as everywhere else.
        if (plain.Length == 0 || char.IsDigit(plain[0]) || plain.IndexOf('$') >= 0 || !Identifiers.IsIdentifier(plain))
        {
            return Identifiers.ToPascalCase(name);
        }

        if (plain.IndexOf('_') < 0)
        {
            return Capitalise(plain);
        }

        string[] words = plain.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Capitalise(words[i].ToLowerInvariant());
        }

        return string.Concat(words);
    }

    private static string Capitalise(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);

    private static bool IsAllCapitals(string name)
    {
        foreach (char c in name)
        {
            if (char.IsLetter(c) && !char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
