using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Fabstir.Tests;

namespace Fabstir.Abi.Tests;

public sealed class BaseUnitsTests
{
    // Amounts of both signs are in the file: base units are unsigned.
    public static TheoryData<string, string, string> EtherVectors { get; } =
    [
        .. Testcases.Read("units").Where(static vector => !Text(vector, "wei").StartsWith('-'))
            .Select(static vector => new TheoryDataRow<string, string, string>(Text(vector, "ether"), Text(vector, "ether_format"), Text(vector, "wei"))),
    ];

    [Theory]
    [MemberData(nameof(EtherVectors))]
    public void Converts_between_ether_and_wei_as_ethers_does(string ether, string formatted, string wei)
    {
        Assert.Equal(UInt256.Parse(wei), BaseUnits.FromDecimal(Decimal(ether), 18));
        Assert.Equal(Decimal(formatted), BaseUnits.ToDecimal(UInt256.Parse(wei), 18));
    }

    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("0", 77, "0")]
    [InlineData("0.000", 0, "0")]
    [InlineData("1", 0, "1")]
    [InlineData("1.5", 6, "1500000")]
    [InlineData("1.500000", 6, "1500000")]
    [InlineData("1.5000000000", 6, "1500000")]
    [InlineData("0.000001", 6, "1")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", 28, "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", 48, "79228162514264337593543950335000000000000000000000000000000000000000000000000")]
    [InlineData("1", 77, "100000000000000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1.1579208923731619542357098500", 77, "115792089237316195423570985000000000000000000000000000000000000000000000000000")]
    public void Has_exactly_the_base_units_of_an_amount(string amount, int decimals, string units) =>
        Assert.Equal(UInt256.Parse(units), BaseUnits.FromDecimal(Decimal(amount), decimals));

    [Theory]
    [InlineData("1.5", 0)]
    [InlineData("1.5000001", 6)]
    [InlineData("0.0000001", 6)]
    [InlineData("0.0000000000000000000000000001", 27)]
    [InlineData("-1", 6)]
    [InlineData("-0.000001", 6)]
    public void Refuses_an_amount_that_is_negative_or_would_be_rounded(string amount, int decimals)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => BaseUnits.FromDecimal(Decimal(amount), decimals));
        Assert.Equal("amount", refused.ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(78)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Refuses_decimals_out_of_range(int decimals)
    {
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => BaseUnits.FromDecimal(1, decimals)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => BaseUnits.ToDecimal(1, decimals)).ParamName);
    }

    [Fact]
    public void A_decimal_has_28_decimals()
    {
        Assert.Equal(0.0000000000000000000000000001m, BaseUnits.ToDecimal(1, 28));
        Assert.Throws<ArgumentOutOfRangeException>(static () => BaseUnits.ToDecimal(1, 29));
    }

    [Theory]
    [InlineData("2", 77)]
    [InlineData("1.1579208923731619542357098501", 77)]
    [InlineData("79228162514264337593543950335", 49)]
    public void Refuses_an_amount_of_2_to_the_256_base_units_or_more(string amount, int decimals) =>
        Assert.Throws<OverflowException>(() => BaseUnits.FromDecimal(Decimal(amount), decimals));

    [Theory]
    [InlineData("0", 18, "0")]
    [InlineData("1500000", 6, "1.5")]
    [InlineData("1", 0, "1")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("792281625142643375935439503350000", 4, "79228162514264337593543950335")]
    [InlineData("1234567890123456789012345678", 18, "1234567890.123456789012345678")]
    [InlineData("1000000000000000000000000000000000000", 18, "1000000000000000000")]
    public void Has_exactly_the_amount_of_base_units(string units, int decimals, string amount) =>
        Assert.Equal(Decimal(amount), BaseUnits.ToDecimal(UInt256.Parse(units), decimals));

    [Theory]
    [InlineData("79228162514264337593543950336", 0)]
    [InlineData("12345678901234567890123456789012", 18)]
    [InlineData("792281625142643375935439503350001", 4)]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639935", 28)]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639935", 0)]
    public void Refuses_base_units_that_no_decimal_holds(string units, int decimals) =>
        Assert.Throws<OverflowException>(() => BaseUnits.ToDecimal(UInt256.Parse(units), decimals));

    [Fact]
    public void Is_exact_in_both_directions()
    {
        Random random = new(18);
        for (int i = 0; i < 5000; i++)
        {
            byte scale = (byte)random.Next(29);
            decimal amount = new(Bits(random), Bits(random), Bits(random), isNegative: false, scale);
            int decimals = random.Next(scale, 29);
            BigInteger expected = Mantissa(amount) * BigInteger.Pow(10, decimals - scale);

            Assert.Equal(expected, (BigInteger)BaseUnits.FromDecimal(amount, decimals));
            Assert.Equal(amount, BaseUnits.ToDecimal((UInt256)expected, decimals));
        }
    }

    private static int Bits(Random random) => random.Next(int.MinValue, int.MaxValue);

    private static BigInteger Mantissa(decimal amount)
    {
        int[] bits = decimal.GetBits(amount);
        return (uint)bits[0] + ((BigInteger)(uint)bits[1] << 32) + ((BigInteger)(uint)bits[2] << 64);
    }

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(JsonElement vector, string member) => vector.GetProperty(member).GetString()!;
}
