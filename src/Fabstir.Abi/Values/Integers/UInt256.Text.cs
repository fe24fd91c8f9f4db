using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi;

public readonly partial struct UInt256
{
    // 2^256 - 1 has 78 decimal digits.
    private const int MaxDecimalDigits = 78;
    private const int MaxHexDigits = 64;

    /// <summary>Reads decimal digits, or 0x and hexadecimal digits.</summary>
    /// <param name="text">Digits only: no sign, separators or white space. Leading zeros are accepted.</param>
    /// <exception cref="FormatException">The text has another form; the message says where.</exception>
    /// <exception cref="OverflowException">The number is 2^256 or more.</exception>
    public static UInt256 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static UInt256 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out UInt256 value) ? value : throw IntegerText.Refusal(text, "uint256", allowSign: false);

    /// <summary>Reads the text form without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UInt256 result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out UInt256)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt256 result)
    {
        result = default;
        bool hex = HexText.HasPrefix(text);
        ReadOnlySpan<char> digits = hex ? text[HexText.PrefixLength..] : text;
        if (digits.IsEmpty)
        {
            return false;
        }

        digits = digits.TrimStart('0');
        if (hex)
        {
            return TryParseHex(digits, out result);
        }

        if (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong small))
        {
            result = small;
            return true;
        }

        // The length is bounded before BigInteger sees it: its parser is quadratic.
        return digits.Length <= MaxDecimalDigits
            && (digits.IsEmpty || BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger big) && TryFromBigInteger(big, out result));
    }

    /// <summary>The decimal digits.</summary>
    public override string ToString() => FitsUInt64 ? _part0.ToString(CultureInfo.InvariantCulture) : ((BigInteger)this).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as text.</summary>
    /// <param name="format">Null, <c>D</c> or <c>G</c> for decimal digits; <c>x</c> for 0x and the hexadecimal digits without leading zeros.</param>
    /// <exception cref="FormatException">The format is another.</exception>
    public string ToString(string? format) => format switch
    {
        null or "" or "D" or "G" or "d" or "g" => ToString(),
        "x" or "X" => ToHexString(),
        _ => throw new FormatException($"UInt256 has the formats D (decimal) and x (0x-hexadecimal), not \"{format}\"."),
    };

    // A number of base units has one spelling in every culture: the overloads with a format provider are for generic code only.
    static UInt256 IParsable<UInt256>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static UInt256 ISpanParsable<UInt256>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UInt256>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UInt256 result) => TryParse(s, out result);

    static bool ISpanParsable<UInt256>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UInt256 result) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.IsEmpty ? null : format.ToString());
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    private string ToHexString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        WriteBigEndian(bytes);
        string digits = Convert.ToHexStringLower(bytes).TrimStart('0');
        return digits.Length == 0 ? "0x0" : "0x" + digits;
    }

    private static bool TryParseHex(ReadOnlySpan<char> digits, out UInt256 result)
    {
        result = default;
        if (digits.Length > MaxHexDigits)
        {
            return false;
        }

        Span<char> padded = stackalloc char[MaxHexDigits];
        padded.Fill('0');
        digits.CopyTo(padded[(MaxHexDigits - digits.Length)..]);
        Span<byte> bytes = stackalloc byte[Size];
        if (Codegen.Shared.Hex.Decode(padded, bytes) >= 0)
        {
            return false;
        }

        result = ReadBigEndian(bytes);
        return true;
    }
}
