namespace Fabstir.Abi.Tests;

public sealed class AddressTextTests
{
    private const string Text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    [Theory]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x")]
    [InlineData("", "0x")]
    [InlineData("0", "0x")]
    [InlineData(" " + Text, "0x")]
    [InlineData("0x", "0")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "39")]
    [InlineData(Text + "0", "41")]
    [InlineData(Text + " ", "41")]
    [InlineData("0xgaAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "'g' at offset 2")]
    [InlineData("0x5aAeb6053F3E94C9b9A09x33669435E7Ef1BeAed", "'x' at offset 23")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe-", "'-' at offset 41")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe\u0661", "offset 41")]
    public void Refuses_what_is_no_address_and_says_why(string text, string reason)
    {
        FormatException refused = Assert.Throws<FormatException>(() => Address.Parse(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => Address.Parse(text.AsSpan()));
        Assert.False(Address.TryParse(text, out Address result));
        Assert.Equal(Address.Zero, result);
        Assert.False(Address.TryParse(text.AsSpan(), out result));
        Assert.Equal(Address.Zero, result);
    }

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>(static () => Address.Parse(null!));
        Assert.False(Address.TryParse(null, out Address result));
        Assert.Equal(Address.Zero, result);
    }

    [Fact]
    public void Reads_a_part_of_a_longer_text()
    {
        string longer = $"to={Text};";

        Assert.Equal(Address.Parse(Text), Address.Parse(longer.AsSpan(3, 42)));
        Assert.True(Address.TryParse(longer.AsSpan(3, 42), out Address result));
        Assert.Equal(Address.Parse(Text), result);
    }

    [Fact]
    public void Works_in_code_that_is_generic_over_parsable_and_formattable_types()
    {
        Address expected = Address.Parse(Text);

        Assert.Equal(expected, GenericText.Parse<Address>(Text));
        Assert.Equal(expected, GenericText.ParseSpan<Address>(Text));
        Assert.True(GenericText.TryParse(Text, out Address result));
        Assert.Equal(expected, result);
        Assert.True(GenericText.TryParseSpan(Text, out result));
        Assert.Equal(expected, result);
        Assert.False(GenericText.TryParse<Address>("0x12", out _));
        Assert.Equal(Text, $"{expected}");
    }

    [Fact]
    public void Formats_into_memory_of_the_callers()
    {
        Address address = Address.Parse(Text);
        char[] destination = new char[43];

        Assert.True(GenericText.TryFormat(address, destination, out int written));
        Assert.Equal(42, written);
        Assert.Equal(Text, new string(destination, 0, written));
        Assert.True(GenericText.TryFormat(address, destination.AsSpan(0, 42), out _));
        Assert.False(GenericText.TryFormat(address, destination.AsSpan(0, 41), out written));
        Assert.Equal(0, written);
    }
}
