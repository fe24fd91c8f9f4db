using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2002: base units that become a deposit without a division, or a configuration of sessions that is written for them.</summary>
public sealed class UnscaledDepositTests
{
    [Theory]
    [InlineData("[|units|]")]
    [InlineData("[|copied|]")]
    [InlineData("[|(decimal)wide|]")]
    [InlineData("[|cast|]")]
    [InlineData("[|(decimal)big|]")]
    [InlineData("[|(decimal)(big + 1)|]")]
    [InlineData("[|(decimal)amount.BaseUnits|]")]
    [InlineData("[|(decimal)BigInteger.Parse(unknown.ToString())|]")]
    public Task Integers_of_base_units_are_an_error(string value) => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = {value}"));

    [Theory]
    [InlineData("new SessionConfig { PaymentToken = PaymentToken.Native, DepositAmount = [|(decimal)wide|] }")]
    [InlineData("config with { DepositAmount = [|units|] }")]
    [InlineData("client.Payments.DepositAsync([|units|], PaymentToken.Usdc)")]
    [InlineData("client.Payments.DepositAsync(token: token, amount: [|(decimal)big|])")]
    public Task Every_deposit_is_looked_at(string expression) => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(SdkSource.Of(expression));

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(
        """
        using Fabstir;
        using static System.Numerics.BigInteger;

        BigInteger units = Parse(args[0]);
        decimal deposit = (decimal)units;
        SessionConfig config = new() { DepositAmount = [|deposit|] };
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(
        """
        using Config = Fabstir.SessionConfig;
        using Number = System.Numerics.BigInteger;

        class C
        {
            Config First(Number units)
            {
                var copied = units;
                return new() { DepositAmount = [|(decimal)copied|] };
            }

            Config Second(Number units) => new() { DepositAmount = (decimal)(units / Units.PerToken) };

            Config Third() => new() { DepositAmount = Units.Tokens };

            Task Fourth(Fabstir.FabstirClient client, Number units) => client.Payments.DepositAsync(token: Fabstir.PaymentToken.Usdc, amount: [|(decimal)units|]);
        }

        static class Units
        {
            public const long PerToken = 1_000_000;
            public const long Tokens = 5;
        }
        """);

    [Fact]
    public async Task The_messages_say_what_the_number_is_and_how_far_it_is_off() => Assert.Equal(
        [
            "Error FAB2002: A deposit is in whole tokens, and this UInt256 is not divided by anything: base units are 1,000,000 times as many",
            "Error FAB2002: A deposit is in whole tokens, and this Int64 is not divided by anything: base units are 10^18 times as many",
            "Error FAB2002: A deposit is in whole tokens, and this BigInteger is not divided by anything: base units are a million or more times as many",
            "Warning FAB2002: SessionConfig has DepositAmount, PricePerToken, Duration as integers, as clients took them once: Fabstir.SessionConfig has whole tokens, prices with their token, and times",
        ],
        [
            .. await Analysis<UnscaledDepositAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = (decimal)wide")),
            .. await Analysis<UnscaledDepositAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = units, PaymentToken = Native")),
            .. await Analysis<UnscaledDepositAnalyzer>.MessagesAsync(SdkSource.Of("config with { DepositAmount = (decimal)big }")),
            .. await Analysis<UnscaledDepositAnalyzer>.MessagesAsync("record SessionConfig(BigInteger DepositAmount, long PricePerToken, ulong? Duration, string Host);"),
        ]);

    [Theory]
    [InlineData("units / 1_000_000m")]
    [InlineData("units / 1_000_000")]
    [InlineData("(decimal)wide / 1_000_000m")]
    [InlineData("(decimal)(big / 1_000_000)")]
    [InlineData("(decimal)BigInteger.Divide(big, 1_000_000)")]
    [InlineData("BaseUnits.ToDecimal(wide, 6)")]
    [InlineData("amount.ToDecimal()")]
    [InlineData("deployment.Usdc.FromBaseUnits(wide)")]
    [InlineData("dollars")]
    [InlineData("(long)dollars")]
    [InlineData("unknown")]
    [InlineData("2_000_000L")]
    [InlineData("(decimal)Limits.Large")]
    [InlineData("Computed")]
    public Task What_is_divided_is_whole_or_is_known_is_not_reported(string value) =>
        Analysis<UnscaledDepositAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = {value}"));

    [Theory]
    [InlineData("record [|SessionConfig|](BigInteger DepositAmount, long PricePerToken, ulong? Duration);")]
    [InlineData("class [|SessionConfig|] { public BigInteger depositAmount; public BigInteger pricePerToken; public long proofInterval; }")]
    [InlineData("partial class [|SessionConfig|] { public UInt256 Deposit { get; set; } } partial class SessionConfig { public UInt256 PricePerToken { get; set; } public UInt256 MaxDuration { get; set; } }")]
    [InlineData("namespace Acme { public readonly record struct [|SessionConfig|](UInt128 DepositAmount, Int128 ProofInterval, UInt256 ProofTimeoutWindow); }")]
    public Task A_configuration_of_wide_integers_is_a_warning(string declaration) => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(declaration);

    [Theory]
    [InlineData("record SessionConfig(decimal DepositAmount, int PricePerToken, int ProofInterval, TimeSpan Duration);")]
    [InlineData("record SessionConfig(BigInteger DepositAmount, BigInteger PricePerToken, int ProofInterval);")]
    [InlineData("record SessionSettings(BigInteger DepositAmount, BigInteger PricePerToken, BigInteger ProofInterval);")]
    [InlineData("record SessionConfig(long UserId, long CreatedAt, long ExpiresAt);")]
    [InlineData("class SessionConfig { public const long Deposit = 1; public const long Duration = 2; public const long ProofInterval = 3; }")]
    [InlineData("interface SessionConfig { long Deposit { get; } long Duration { get; } long ProofInterval { get; } }")]
    [InlineData("enum SessionConfig : long { Deposit, Duration, ProofInterval }")]
    public Task Other_configurations_are_not_reported(string declaration) => Analysis<UnscaledDepositAnalyzer>.ReportsAsync(declaration);

    [Fact]
    public Task The_fix_divides() => Fix<UnscaledDepositAnalyzer, UnscaledDepositFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            SessionConfig First(UInt256 units) => new() { DepositAmount = [|(decimal)units|] /* all of it */ };

            SessionConfig Second(long a, long b) => new()
            {
                DepositAmount = [|a + b|], // both
            };

            SessionConfig Third(BigInteger wei) => new() { DepositAmount = [|(decimal)wei|], PaymentToken = PaymentToken.Native };
        }
        """,
        """
        using Fabstir;

        class C
        {
            SessionConfig First(UInt256 units) => new() { DepositAmount = (decimal)units / 1_000_000m /* all of it */ };

            SessionConfig Second(long a, long b) => new()
            {
                DepositAmount = (a + b) / 1_000_000m, // both
            };

            SessionConfig Third(BigInteger wei) => new() { DepositAmount = (decimal)wei / 1_000_000_000_000_000_000m, PaymentToken = PaymentToken.Native };
        }
        """);

    [Fact]
    public Task Without_a_known_token_there_is_no_fix() => Fix<UnscaledDepositAnalyzer, UnscaledDepositFixer>.OffersNothingAsync(
        """
        using Fabstir;

        class C
        {
            SessionConfig Config(SessionConfig config, long units) => config with { DepositAmount = [|units|] };
        }
        """);
}
