using System.Text.Json;

namespace Fabstir.Abi.Tests;

/// <summary>Text is the same in every culture, also in those with another minus, separator or set of digits.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Names { get; } = ["fi-FI", "ar-SA", "de-CH", "tr-TR"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_are_written_and_read_the_same(string culture) => Cultures.Run(culture, static () =>
    {
        Assert.Equal("-1234567", ((Int256)(-1234567)).ToString());
        Assert.Equal("-0x12d687", ((Int256)(-1234567)).ToString("x"));
        Assert.Equal("1234567", ((UInt256)1234567).ToString());
        Assert.Equal("-1234567 1234567", $"{(Int256)(-1234567)} {(UInt256)1234567}");
        Assert.Equal((Int256)(-1234567), Int256.Parse("-1234567"));
        Assert.Equal((UInt256)1234567, UInt256.Parse("1234567"));
        Assert.Throws<FormatException>(static () => Int256.Parse("\u22121"));
        Assert.Equal((Int256)(-5), GenericText.Parse<Int256>("-5"));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_and_addresses_are_written_and_read_the_same(string culture) => Cultures.Run(culture, static () =>
    {
        const string address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

        Assert.Equal(address, Address.Parse(address).ToString());
        Assert.Equal(address, Address.Parse(address.ToLowerInvariant()).ToString());
        Assert.Equal("0xabcdef1f", Bytes4.Parse("0xABCDEF1F").ToString());
        Assert.Equal("0x00ff", Bytes.Parse("0x00FF").ToString());
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Amounts_are_the_same(string culture) => Cultures.Run(culture, static () =>
    {
        Assert.Equal((UInt256)1500000, BaseUnits.FromDecimal(1.5m, 6));
        Assert.Equal(1.5m, BaseUnits.ToDecimal(1500000, 6));
        Assert.Equal(123456789m, (decimal)(UInt256)123456789);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Arrays_are_written_the_same(string culture) => Cultures.Run(culture, static () =>
    {
        AbiArray<Int256> numbers = [-1, 2];
        AbiArray<AbiArray<Int256>> nested = [[-1], []];

        Assert.Equal("[-1, 2]", numbers.ToString());
        Assert.Equal("[[-1], []]", nested.ToString());
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_is_the_same(string culture) => Cultures.Run(culture, static () =>
    {
        Assert.Equal("[\"-1234567\"]", JsonSerializer.Serialize(new Int256[] { -1234567 }));
        Assert.Equal((Int256)(-1234567), JsonSerializer.Deserialize<Int256>("\"-1234567\""));
    });
}
