namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>What is wrong with a text that should be an address.</summary>
/// <param name="Explanation">The end of a sentence.</param>
/// <param name="Checksum">The address with these digits and their EIP-55 checksum; null when there are not forty.</param>
internal sealed record AddressText(string Explanation, string? Checksum)
{
    private const string Prefix = "0x";

    /// <summary>Null when the text is an address.</summary>
    public static AddressText? Fault(string text)
    {
        bool prefixed = text.StartsWith(Prefix, StringComparison.Ordinal);
        string digits = prefixed || text.StartsWith("0X", StringComparison.Ordinal) ? text.Substring(Prefix.Length) : text;
        int wrong = IndexOfOther(digits);
        if (wrong >= 0)
        {
            return new($"'{digits[wrong]}' is no hexadecimal digit", null);
        }

        if (digits.Length != AddressChecksum.DigitCount)
        {
            return new($"it has {digits.Length} digits instead of {AddressChecksum.DigitCount}", null);
        }

        string checksum = WithChecksum(digits);
        return !prefixed ? new("it does not begin with 0x", checksum)
            : !AddressChecksum.IsAcceptable(digits.AsSpan()) ? new($"the EIP-55 checksum does not match, so a digit or its case is wrong; with these digits it would be {checksum}", checksum)
            : null;
    }

    /// <summary>Forty digits with the case that their checksum gives them, after 0x.</summary>
    public static string WithChecksum(string digits)
    {
        Span<char> cased = stackalloc char[AddressChecksum.DigitCount];
        for (int i = 0; i < cased.Length; i++)
        {
            cased[i] = digits[i] is >= 'A' and <= 'F' ? (char)(digits[i] - 'A' + 'a') : digits[i];
        }

        AddressChecksum.Apply(cased);
        return Prefix + cased.ToString();
    }

    private static int IndexOfOther(string digits)
    {
        for (int i = 0; i < digits.Length; i++)
        {
            if (Hex.DigitValue(digits[i]) < 0)
            {
                return i;
            }
        }

        return -1;
    }
}
