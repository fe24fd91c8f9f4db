using System.ComponentModel;
using System.Globalization;

namespace Fabstir.Abi.Tests;

/// <summary>What configuration binding asks for: a converter of each type, from and to text.</summary>
public sealed class TextTypeConverterTests
{
    public static TheoryData<Type, string> Values { get; } = new()
    {
        { typeof(Address), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" },
        { typeof(Bytes1), "0x01" },
        { typeof(Bytes32), "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef" },
        { typeof(Bytes), "0xdeadbeef" },
        { typeof(UInt256), "115792089237316195423570985008687907853269984665640564039457584007913129639935" },
        { typeof(Int256), "-1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Converts_from_and_to_text(Type type, string text)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);

        object? value = converter.ConvertFromInvariantString(text);

        Assert.IsType(type, value);
        Assert.Equal(text, value!.ToString());
        Assert.Equal(text, converter.ConvertToInvariantString(value));
        Assert.True(converter.CanConvertFrom(typeof(string)) && converter.CanConvertTo(typeof(string)));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Ignores_the_culture(Type type, string text)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        CultureInfo culture = CultureInfo.GetCultureInfo("fi-FI");

        object? value = converter.ConvertFromString(null, culture, text);

        Assert.Equal(text, converter.ConvertToString(null, culture, value));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Refuses_other_text_and_other_types(Type type, string text)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);

        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(text + "?"));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(""));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1));
        Assert.Throws<NotSupportedException>(() => converter.ConvertTo(converter.ConvertFromInvariantString(text), typeof(int)));
    }

    [Fact]
    public void Belongs_to_every_type_of_fixed_bytes()
    {
        Type[] types = [.. Enumerable.Range(1, 32).Select(static size => typeof(Bytes1).Assembly.GetType($"Fabstir.Abi.Bytes{size}", throwOnError: true)!)];

        Assert.All(types, static type => Assert.True(TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)), type.Name));
    }
}
