using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Abi;

public readonly partial struct Int256
{
    /// <summary>Reads decimal digits, or 0x and hexadecimal digits of the magnitude, after an optional minus.</summary>
    /// <param name="text">No plus, separators or white space. Leading zeros are accepted.</param>
    /// <exception cref="FormatException">The text has another form; the message says where.</exception>
    /// <exception cref="OverflowException">The number is out of range.</exception>
    public static Int256 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Int256 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out Int256 value) ? value : throw IntegerText.Refusal(text, "int256", allowSign: true);

    /// <summary>Reads the text form without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Int256 result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Int256)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Int256 result)
    {
        result = default;
        bool negative = text is ['-', ..];
        return UInt256.TryParse(negative ? text[1..] : text, out UInt256 magnitude) && TryFromMagnitude(magnitude, negative, out result);
    }

    /// <summary>The decimal digits, after a minus when negative.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The number as text.</summary>
    /// <param name="format">Null, <c>D</c> or <c>G</c> for decimal digits; <c>x</c> for 0x and the hexadecimal digits of the magnitude.</param>
    /// <exception cref="FormatException">The format is another.</exception>
    public string ToString(string? format)
    {
        string magnitude = Magnitude.ToString(format);
        return IsNegative ? "-" + magnitude : magnitude;
    }

    // A number of base units has one spelling in every culture: the overloads with a format provider are for generic code only.
    static Int256 IParsable<Int256>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Int256 ISpanParsable<Int256>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Int256>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Int256 result) => TryParse(s, out result);

    static bool ISpanParsable<Int256>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Int256 result) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.IsEmpty ? null : format.ToString());
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
}
