namespace Fabstir.Codegen.Shared;

/// <summary>Hexadecimal digits, lower case, without culture. Shared by compile time and run time.</summary>
internal static class Hex
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Writes two digits per byte; <paramref name="destination"/> must hold twice the length of <paramref name="bytes"/>.</summary>
    public static void Encode(ReadOnlySpan<byte> bytes, Span<char> destination)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            destination[2 * i] = Digits[bytes[i] >> 4];
            destination[(2 * i) + 1] = Digits[bytes[i] & 0xF];
        }
    }

    /// <summary>The value of one digit, or -1 when the character is none.</summary>
    public static int DigitValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    /// <summary>Reads two digits per byte.</summary>
    /// <returns>The index of the first character that is no digit, or -1 when all were read.</returns>
    public static int Decode(ReadOnlySpan<char> digits, Span<byte> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            int high = DigitValue(digits[2 * i]);
            if (high < 0)
            {
                return 2 * i;
            }

            int low = DigitValue(digits[(2 * i) + 1]);
            if (low < 0)
            {
                return (2 * i) + 1;
            }

            destination[i] = (byte)((high << 4) | low);
        }

        return -1;
    }
}
