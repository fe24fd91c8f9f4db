using System.Globalization;

namespace Fabstir.Abi.Tests;

/// <summary>Uses a type as generic code does: through the interfaces of the base class library only.</summary>
internal static class GenericText
{
    public static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    public static T ParseSpan<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> => T.Parse(text, null);

    public static bool TryParse<T>(string? text, out T? result)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out result);

    public static bool TryParseSpan<T>(ReadOnlySpan<char> text, out T? result)
        where T : ISpanParsable<T> => T.TryParse(text, null, out result);

    public static bool TryFormat<T>(T value, Span<char> destination, out int written, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable => value.TryFormat(destination, out written, format, CultureInfo.InvariantCulture);

    public static string Format<T>(T value, string? format)
        where T : IFormattable => value.ToString(format, CultureInfo.InvariantCulture);
}
