namespace Fabstir.Codegen.Shared;

/// <summary>
/// EIP-55: the case of each letter in an address carries a bit of the Keccak-256 of the lower-case digits.
/// Shared by compile time (literals) and run time (parsing and formatting).
/// </summary>
internal static class AddressChecksum
{
    /// <summary>How many hexadecimal digits an address has, without the 0x.</summary>
    public const int DigitCount = 40;

    /// <summary>Raises the letters of 40 lower-case digits to their checksum form, in place.</summary>
    public static void Apply(Span<char> lowerCaseDigits)
    {
        Span<byte> ascii = stackalloc byte[DigitCount];
        for (int i = 0; i < DigitCount; i++)
        {
            ascii[i] = (byte)lowerCaseDigits[i];
        }

        Span<byte> hash = stackalloc byte[Keccak.HashSize];
        Keccak.Hash256(ascii, hash);
        for (int i = 0; i < DigitCount; i++)
        {
            int nibble = (i & 1) == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 0xF;
            if (nibble >= 8 && lowerCaseDigits[i] is >= 'a' and <= 'f')
            {
                lowerCaseDigits[i] = (char)(lowerCaseDigits[i] - 'a' + 'A');
            }
        }
    }

    /// <summary>
    /// Whether 40 hexadecimal digits may stand for an address: all lower or all upper case carry no checksum and are accepted,
    /// mixed case must match.
    /// </summary>
    public static bool IsAcceptable(ReadOnlySpan<char> digits)
    {
        bool hasLower = false;
        bool hasUpper = false;
        Span<char> expected = stackalloc char[DigitCount];
        for (int i = 0; i < DigitCount; i++)
        {
            char digit = digits[i];
            hasLower |= digit is >= 'a' and <= 'f';
            hasUpper |= digit is >= 'A' and <= 'F';
            expected[i] = digit is >= 'A' and <= 'F' ? (char)(digit - 'A' + 'a') : digit;
        }

        if (!hasLower || !hasUpper)
        {
            return true;
        }

        Apply(expected);
        return digits.SequenceEqual(expected);
    }
}
