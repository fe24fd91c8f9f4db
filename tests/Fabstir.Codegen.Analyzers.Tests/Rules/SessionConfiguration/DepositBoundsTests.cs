using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2003: a deposit that the contract refuses, or that does not pay for one proof.</summary>
public sealed class DepositBoundsTests
{
    [Theory]
    [InlineData("[|499_999|]")]
    [InlineData("[|1_000_000_000_001|]")]
    [InlineData("[|Small|]")]
    [InlineData("[|(uint)alias|]")]
    [InlineData("[|Limits.Large|]")]
    [InlineData("[|Computed|]")]
    [InlineData("[|BaseUnits.FromDecimal(0.4m, 6)|]")]
    [InlineData("[|deployment.Usdc.ToBaseUnits(0.1m)|]")]
    [InlineData("[|UInt256.Parse(\"2\")|]")]
    public Task A_deposit_out_of_range_is_reported(string value) => Analysis<DepositBoundsAnalyzer>.ReportsAsync(SessionSource.With(("Deposit", value)));

    [Fact]
    public Task One_proof_interval_has_to_be_paid() => Analysis<DepositBoundsAnalyzer>.ReportsAsync(
        SessionSource.With(("Deposit", "[|500_000|]"), ("PricePerToken", "5_000_010"), ("ProofInterval", "100")));

    [Fact]
    public Task The_value_of_a_payable_call_and_other_messages_are_looked_at() => Analysis<DepositBoundsAnalyzer>.ReportsAsync(
        """
        using static Fabstir.Contracts.FabstirDeployments;

        JobMarketplace marketplace = new(null!, BaseSepolia.JobMarketplace);
        JobMarketplace.Functions.CreateSessionJobForModel native = new() { PricePerToken = 300_000, Host = default, ModelId = default, MaxDuration = 1, ProofInterval = 100, ProofTimeoutWindow = 0 };
        await marketplace.CreateSessionJobForModelAsync(native, [|Wei.FromEther(0.00001m)|]);
        await marketplace.CreateSessionJobForModelAsync(value: [|new Wei(5)|], message: native);
        await marketplace.CreateSessionJobForModelAsync(native, Wei.FromEther(0.001m));
        object[] all =
        [
            new JobMarketplace.Functions.CreateSessionFromDepositForModel { Deposit = [|1|], PaymentToken = Address.Zero, Host = default, ModelId = default, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 },
            new JobMarketplace.Functions.CreateSessionForModelAsDelegate { Amount = [|1|], PaymentToken = BaseSepolia.Usdc, Payer = default, Host = default, ModelId = default, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 },
        ];
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<DepositBoundsAnalyzer>.ReportsAsync(
        """
        using static Fabstir.Contracts.FabstirDeployments;
        using Amount = Fabstir.Ethereum.Wei;
        using Config = Fabstir.SessionConfig;
        using Session = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionFromDepositForModel;

        class C
        {
            static readonly Amount Copied = new(Deposits.Little);

            Config First = new() { DepositAmount = [|Deposits.Cents|] };

            Session Second = new() { Deposit = [|Deposits.Little|], PaymentToken = BaseSepolia.Usdc, Host = default, ModelId = default, PricePerToken = 5_000, MaxDuration = 1, ProofInterval = 100, ProofTimeoutWindow = 0 };

            Session Third = new() { Deposit = Deposits.Enough, PaymentToken = BaseSepolia.Usdc, Host = default, ModelId = default, PricePerToken = 5_000, MaxDuration = 1, ProofInterval = 100, ProofTimeoutWindow = 0 };

            Task M(JobMarketplace marketplace, JobMarketplace.Functions.CreateSessionJobForModel message) => marketplace.CreateSessionJobForModelAsync(value: [|Copied|], message: message);
        }

        static class Deposits
        {
            public const decimal Cents = 0.4m;
            public const uint Little = 400_000;
            public const uint Enough = 500_000;
        }
        """);

    [Fact]
    public async Task The_messages_give_the_range_and_its_date_or_the_cost() => Assert.Equal(
        [
            "Warning FAB2003: A deposit is 500000 to 1000000000000 base units of USDC, as of 2026-02-26; this is 499999",
            "Warning FAB2003: A deposit pays for at least one proof interval, here 1000000; this is 600000",
        ],
        [
            .. await Analysis<DepositBoundsAnalyzer>.MessagesAsync(SessionSource.With(("Deposit", "499_999"))),
            .. await Analysis<DepositBoundsAnalyzer>.MessagesAsync(SessionSource.With(("Deposit", "600_000"), ("PricePerToken", "10_000_000"))),
        ]);

    [Fact]
    public Task The_range_can_be_configured() => Analysis<DepositBoundsAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_usdc_min_deposit"] = "2_000_001" },
        SessionSource.With(("Deposit", "[|2_000_000|]")));

    [Theory]
    [InlineData("500_000")]
    [InlineData("1_000_000_000_000")]
    [InlineData("deployment.Usdc.ToBaseUnits(2.5m)")]
    [InlineData("(uint)unknown")]
    [InlineData("(uint)changing")]
    [InlineData("(uint)Limits.Settable")]
    [InlineData("condition ? 5u : 500000u")]
    [InlineData("2 * (UInt256)(uint)unknown")]
    [InlineData("BaseUnits.FromDecimal(1m, 18)")]
    public Task Deposits_in_range_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<DepositBoundsAnalyzer>.ReportsAsync(SessionSource.With(("Deposit", value)));

    [Fact]
    public Task Other_tokens_and_other_messages_are_not_reported() => Analysis<DepositBoundsAnalyzer>.ReportsAsync(
        SessionSource.With(("Deposit", "5_000"), ("Token", "default(DeployedToken)!")),
        """
        class D
        {
            public int Deposit { get; init; }

            object M(FabstirDeployment deployment) => new object[]
            {
                new D { Deposit = 5 },
                new JobMarketplace.Functions.DepositToken { Token = deployment.Usdc, Amount = 5 },
                new ERC20.Functions.Transfer { To = default, Value = 5 },
            };
        }
        """);

    [Theory]
    [InlineData("DepositAmount = [|0.4m|]")]
    [InlineData("DepositAmount = [|Limits.Cents|]")]
    [InlineData("DepositAmount = [|0|]")]
    [InlineData("DepositAmount = [|BaseUnits.ToDecimal(400_000, 6)|]")]
    [InlineData("DepositAmount = [|deployment.Usdc.FromBaseUnits(units: 1)|]")]
    [InlineData("DepositAmount = [|0.00009m|], PaymentToken = Native")]
    [InlineData("PricePerToken = new TokenPrice(10_000_000, Usdc), DepositAmount = [|0.9m|]")]
    [InlineData("DepositAmount = [|2|], ProofInterval = 1_000, PricePerToken = TokenPrice.PerMillionTokens(5_000)")]
    public Task A_configuration_of_the_sdk_is_looked_at(string members) => Analysis<DepositBoundsAnalyzer>.ReportsAsync(SdkSource.With(members));

    [Fact]
    public async Task Its_messages_are_in_whole_tokens() => Assert.Equal(
        [
            "Warning FAB2003: A deposit is 0.5 to 1000000 USDC, as of 2026-02-26; this is 0.4",
            "Warning FAB2003: A deposit pays for at least one proof interval, here 1; this is 0.9",
        ],
        [
            .. await Analysis<DepositBoundsAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 0.4m")),
            .. await Analysis<DepositBoundsAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 0.9m, PricePerToken = new(10_000_000, Usdc)")),
        ]);

    [Theory]
    [InlineData("new SessionConfig { DepositAmount = 0.5m }")]
    [InlineData("new SessionConfig { DepositAmount = 2_000_000 }")]
    [InlineData("new SessionConfig { DepositAmount = dollars }")]
    [InlineData("new SessionConfig { DepositAmount = 0.1m, PaymentToken = token }")]
    [InlineData("config with { DepositAmount = 0.1m }")]
    [InlineData("new SessionConfig { DepositAmount = 0.0001m, PaymentToken = Native }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = null, ProofInterval = 100_000 }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new(10_000_000, Usdc), ProofInterval = unknown }")]
    public Task What_a_session_can_have_is_not_reported(string expression) => Analysis<DepositBoundsAnalyzer>.ReportsAsync(SdkSource.Of(expression));
}
