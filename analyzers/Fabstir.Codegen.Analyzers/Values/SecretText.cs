namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>Tells texts that can be a private key or a mnemonic from others.</summary>
internal static class SecretText
{
    public const string PrivateKey = "private key";
    public const string Mnemonic = "mnemonic";

    private const int KeyDigits = 64;
    private const int LongestRun = 12;
    private const string PublicMnemonic = "test test test test test test test test test test test junk";

    // What every anvil, hardhat and ganache prints when it starts.
    private static readonly HashSet<string> PublicKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
        "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
        "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
        "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba",
        "92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e",
        "4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356",
        "dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97",
        "2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6",
    };

    /// <summary>What the text can be; null when it is neither, or known to everybody.</summary>
    public static string? KindOf(string text) => text.Length switch
    {
        KeyDigits when IsKey(text, 0) => PrivateKey,
        KeyDigits + 2 when text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && IsKey(text, 2) => PrivateKey,
        > 35 and < 240 when IsMnemonic(text) => Mnemonic,
        _ => null,
    };

    /// <summary>Whether a name says that a secret is in it.</summary>
    public static bool IsNameOfSecret(string name)
    {
        string plain = name.Replace("_", "").Replace("-", "").Replace(":", "");
        foreach (string word in (ReadOnlySpan<string>)["privatekey", "mnemonic", "seedphrase", "recoveryphrase", "secretkey", "signingkey", "walletkey"])
        {
            if (plain.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Digits of one or two kinds, long runs of one digit, and digits that count, are examples: 0x46…46, 0x00…01, 0x0123…
    private static bool IsKey(string text, int start)
    {
        int kinds = 0;
        bool counts = true;
        int run = 0;
        for (int i = start; i < text.Length; i++)
        {
            int digit = Hex.DigitValue(text[i]);
            if (digit < 0)
            {
                return false;
            }

            kinds |= 1 << digit;
            run = i > start && text[i] == text[i - 1] ? run + 1 : 1;
            if (run == LongestRun)
            {
                return false;
            }

            counts &= i == start || digit - Hex.DigitValue(text[i - 1]) is 1 or -9 or -15;
        }

        bool hasThreeKinds = (kinds & (kinds - 1) & ((kinds & (kinds - 1)) - 1)) != 0;
        return hasThreeKinds && !counts && !PublicKeys.Contains(text.Substring(start));
    }

    // BIP-39: 12, 15, 18, 21 or 24 words of three to eight letters.
    private static bool IsMnemonic(string text)
    {
        int words = 1;
        int letters = 0;
        foreach (char c in text)
        {
            if (c == ' ' && letters >= 3)
            {
                words++;
                letters = 0;
            }
            else if (c is < 'a' or > 'z' || ++letters > 8)
            {
                return false;
            }
        }

        return letters >= 3 && words is (12 or 15 or 18 or 21 or 24) && text != PublicMnemonic;
    }
}
