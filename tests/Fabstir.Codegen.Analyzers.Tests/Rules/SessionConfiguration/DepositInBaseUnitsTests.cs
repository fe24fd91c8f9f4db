using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2001: a deposit that is written in base units, where whole tokens are meant.</summary>
public sealed class DepositInBaseUnitsTests
{
    [Theory]
    [InlineData("[|2_000_000|]")]
    [InlineData("[|1_000_000.000001m|]")]
    [InlineData("[|Units|]")]
    [InlineData("[|alias|]")]
    [InlineData("[|Much|]")]
    [InlineData("[|Computed|]")]
    [InlineData("[|2 * 1_000_000|]")]
    [InlineData("[|(decimal)Limits.Large|]")]
    [InlineData("[|(decimal)Wei.FromEther(2).Value|]")]
    [InlineData("[|decimal.Parse(\"2000000\")|]")]
    [InlineData("[|(decimal)new BigInteger(2_000_000)|]")]
    public async Task A_deposit_above_the_maximum_is_an_error(string value)
    {
        await Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = {value}"));

        Assert.All(await Analysis<DepositInBaseUnitsAnalyzer>.MessagesAsync(SdkSource.With($"DepositAmount = {value}")), static message => Assert.StartsWith("Error FAB2001: ", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[|100_000|]")]
    [InlineData("[|500000|]")]
    [InlineData("[|500_000m|]")]
    [InlineData("[|500_000L|]")]
    [InlineData("[|250 * 1_000|]")]
    public async Task A_large_one_without_a_decimal_point_is_a_warning(string value)
    {
        await Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = {value}"));

        Assert.All(await Analysis<DepositInBaseUnitsAnalyzer>.MessagesAsync(SdkSource.With($"DepositAmount = {value}")), static message => Assert.StartsWith("Warning FAB2001: ", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("new SessionConfig { PaymentToken = PaymentToken.Native, DepositAmount = [|2_000_000_000_000_000_000|] }")]
    [InlineData("new SessionConfig { DepositAmount = [|1_001|], PaymentToken = Native }")]
    [InlineData("config with { DepositAmount = [|5_000_000|] }")]
    [InlineData("new SessionConfig { PaymentToken = token, DepositAmount = [|2_000_000|] }")]
    [InlineData("client.Payments.DepositAsync([|2_000_000|])")]
    [InlineData("client.Payments.DepositAsync(token: PaymentToken.Native, amount: [|1_500m|])")]
    public Task The_token_decides_what_is_too_much(string expression) => Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(SdkSource.Of(expression));

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(
        """
        using Fabstir;

        decimal deposit = 5_000_000;
        SessionConfig first = new() { DepositAmount = [|deposit|] };
        SessionConfig second = first with { DepositAmount = 5m };
        """);

    [Fact]
    public Task Aliases_copies_and_arguments_in_another_order_are_followed() => Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(
        """
        using static Amounts;
        using Config = Fabstir.SessionConfig;
        using Token = Fabstir.PaymentToken;

        class C
        {
            static readonly decimal Copied = Amounts.Deposit;

            Config First = new() { DepositAmount = [|Copied|], PaymentToken = Token.Usdc };

            Config Second = new() { PaymentToken = Token.Native, DepositAmount = [|Deposit|] };

            Config Third = new() { DepositAmount = [|decimal.Parse(provider: null, s: "2000000")|] };

            Config Fourth = new() { DepositAmount = decimal.Parse(provider: null, s: "2.5") };

            Config Fifth = new() { DepositAmount = Amounts.Few };
        }

        static class Amounts
        {
            public const int Deposit = 2_000_000;
            public const int Few = 20;
        }
        """);

    [Fact]
    public async Task The_messages_say_what_a_deposit_is_in() => Assert.Equal(
        [
            "Error FAB2001: A deposit is in whole USDC, 1000000 at most as of 2026-02-26; this is 2000000",
            "Warning FAB2001: A deposit is in whole USDC, and this looks like base units: write 500000.0m if so much is meant",
            "Error FAB2001: A deposit is in whole ether, 1000 at most as of 2026-02-26; this is 2000000000000000000",
        ],
        [
            .. await Analysis<DepositInBaseUnitsAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 2_000_000")),
            .. await Analysis<DepositInBaseUnitsAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 500_000")),
            .. await Analysis<DepositInBaseUnitsAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 2_000_000_000_000_000_000, PaymentToken = Native")),
        ]);

    [Fact]
    public Task The_maximum_can_be_configured() => Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_usdc_max_deposit"] = "50_000_000" },
        SdkSource.With("DepositAmount = [|51m|]"),
        SdkSource.With("DepositAmount = 50m").Replace("class C", "class D", StringComparison.Ordinal).Replace("Limits", "Others", StringComparison.Ordinal));

    [Theory]
    [InlineData("2")]
    [InlineData("2.5m")]
    [InlineData("99_999")]
    [InlineData("1_000_000.0m")]
    [InlineData("Point")]
    [InlineData("Units / 1_000_000m")]
    [InlineData("BaseUnits.ToDecimal(Limits.Large, 6)")]
    [InlineData("deployment.Usdc.FromBaseUnits(2_000_000)")]
    [InlineData("unknown")]
    [InlineData("changing")]
    [InlineData("Limits.Settable")]
    [InlineData("condition ? 2m : 2_000_000m")]
    [InlineData("cast")]
    [InlineData("(decimal)big")]
    public Task Deposits_in_whole_tokens_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = {value}"));

    [Fact]
    public Task Configurations_of_other_people_are_not_reported() => Analysis<DepositInBaseUnitsAnalyzer>.ReportsAsync(
        """
        record SessionConfig
        {
            public decimal DepositAmount { get; init; }
        }

        class FabstirPayments
        {
            public Task DepositAsync(decimal amount, int token) => Task.CompletedTask;

            object M() => new object[] { new SessionConfig { DepositAmount = 2_000_000 }, DepositAsync(2_000_000, 0) };
        }
        """);

    [Fact]
    public Task The_fix_writes_whole_tokens() => Fix<DepositInBaseUnitsAnalyzer, DepositInBaseUnitsFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            const int Deposit = 500_000;

            SessionConfig First = new() { DepositAmount = [|2_500_000|] /* dollars */ };

            SessionConfig Second = new()
            {
                // half a dollar
                DepositAmount = [|Deposit|],
                PaymentToken = PaymentToken.Usdc,
            };

            SessionConfig Third = new() { DepositAmount = [|2_000_000_000_000_000_000|], PaymentToken = PaymentToken.Native };

            SessionConfig Fourth = new() { DepositAmount = [|Deposit + Deposit|] };
        }
        """,
        """
        using Fabstir;

        class C
        {
            const int Deposit = 500_000;

            SessionConfig First = new() { DepositAmount = 2.5m /* dollars */ };

            SessionConfig Second = new()
            {
                // half a dollar
                DepositAmount = Deposit / 1_000_000m,
                PaymentToken = PaymentToken.Usdc,
            };

            SessionConfig Third = new() { DepositAmount = 2m, PaymentToken = PaymentToken.Native };

            SessionConfig Fourth = new() { DepositAmount = (Deposit + Deposit) / 1_000_000m };
        }
        """);

    [Fact]
    public Task What_is_too_much_either_way_has_no_fix() => Fix<DepositInBaseUnitsAnalyzer, DepositInBaseUnitsFixer>.OffersNothingAsync(
        """
        using Fabstir;

        class C
        {
            SessionConfig Config = new() { DepositAmount = [|2_000_000_000_000_000_000|] };

            SessionConfig Copy(SessionConfig config) => config with { DepositAmount = [|2_000_000|] };
        }
        """);
}
