using System.ComponentModel;
using System.Globalization;

namespace Fabstir.Abi;

/// <summary>Converts a value from and to its text form, for configuration binding and designers.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <remarks>Applied to the value types of this library. The culture is ignored: addresses and base units have one spelling. Thread-safe.</remarks>
public sealed class TextTypeConverter<T> : TypeConverter
    where T : struct, ISpanParsable<T>, ISpanFormattable
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, null) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is T typed && destinationType == typeof(string) ? typed.ToString(null, null) : base.ConvertTo(context, culture, value, destinationType);
}
