using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2004: a price that the contract refuses, or one that looks like a price of the time before it had three more digits.</summary>
public sealed class PriceBoundsTests
{
    [Theory]
    [InlineData("[|0|]")]
    [InlineData("[|100_000_001|]")]
    [InlineData("[|Limits.Large|]")]
    [InlineData("[|BaseUnits.FromDecimal(5m, 18)|]")]
    [InlineData("[|200|]")]
    [InlineData("[|999|]")]
    [InlineData("[|Small|]")]
    [InlineData("[|(uint)alias|]")]
    [InlineData("[|Computed|]")]
    public Task A_price_out_of_range_or_under_a_thousand_is_reported(string value) =>
        Analysis<PriceBoundsAnalyzer>.ReportsAsync(SessionSource.With(("PricePerToken", value)));

    [Fact]
    public Task The_currency_decides_on_the_range() => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        """
        JobMarketplace.Functions.CreateSessionJobForModel native = new() { PricePerToken = [|5000|], Host = default, ModelId = default, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 };
        object[] all =
        [
            native with { PricePerToken = 227_273 },
            new NodeRegistry.Functions.SetModelTokenPricing { ModelId = default, Token = Address.Zero, Price = [|5000|] },
            new NodeRegistry.Functions.SetModelTokenPricing { ModelId = default, Token = FabstirDeployments.BaseSepolia.Usdc, Price = [|5|] },
            new NodeRegistry.Functions.RegisterNode { MinPricePerTokenNative = [|5000|], MinPricePerTokenStable = [|5|], Metadata = "", ApiUrl = "", ModelIds = [] },
        ];
        """);

    [Fact]
    public Task Aliases_copies_and_arguments_in_another_order_are_followed() => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        """
        using Config = Fabstir.SessionConfig;
        using Model = Fabstir.HostModel;
        using Price = Fabstir.TokenPrice;
        using Token = Fabstir.PaymentToken;

        Price copied = Prices.Cheap;
        Config config = new() { DepositAmount = 1, PricePerToken = [|copied|] };
        Model model = new(Native: null, Model: default, Usdc: new Price(Token: Token.Usdc, BaseUnits: [|Prices.Old|]));
        Model right = new(Native: null, Model: default, Usdc: new Price(Token: Token.Usdc, BaseUnits: Prices.New));

        static partial class Prices
        {
            public const uint Old = 200;
            public const uint New = 200_000;
        }

        static partial class Prices
        {
            public static readonly Price Cheap = new(Token: Token.Usdc, BaseUnits: Old);
        }
        """);

    [Fact]
    public async Task The_severities_and_messages_differ() => Assert.Equal(
        [
            "Warning FAB2004: A price in USDC is 1 to 100000000 for 1,000 tokens, as of 2026-02-26; this is 100000001",
            "Info FAB2004: Prices are for 1,000 tokens since 2025-12-10: 200 is less than $1 for a million tokens",
        ],
        [
            .. await Analysis<PriceBoundsAnalyzer>.MessagesAsync(SessionSource.With(("PricePerToken", "100_000_001"))),
            .. await Analysis<PriceBoundsAnalyzer>.MessagesAsync(SessionSource.With(("PricePerToken", "200"))),
        ]);

    [Fact]
    public Task The_range_can_be_configured() => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_stable_min_price"] = "6000", ["fabstir_stable_max_price"] = "7000" },
        SessionSource.With(("PricePerToken", "[|5_000|]")));

    [Theory]
    [InlineData("1_000")]
    [InlineData("5_000")]
    [InlineData("100_000_000")]
    [InlineData("(uint)unknown")]
    [InlineData("(uint)changing")]
    [InlineData("(uint)Limits.Settable")]
    [InlineData("condition ? 5u : 5000u")]
    [InlineData("await contracts.NodeRegistry.GetModelPricingAsync(default, default, default)")]
    public Task Prices_in_range_and_what_cannot_be_known_are_not_reported(string value) => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        SessionSource.With(("PricePerToken", value)).Replace("object M(", value.StartsWith("await", StringComparison.Ordinal) ? "async Task<object> M(" : "object M(", StringComparison.Ordinal));

    [Fact]
    public Task Prices_in_a_token_that_is_not_known_are_not_reported() => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        """
        class C
        {
            public int PricePerToken { get; init; }

            object M(Address token) => new object[]
            {
                new NodeRegistry.Functions.SetModelTokenPricing { ModelId = default, Token = token, Price = 5 },
                new C { PricePerToken = 5 },
            };
        }
        """);

    [Fact]
    public Task The_fix_multiplies_by_a_thousand_one_place_at_a_time() => Fix<PriceBoundsAnalyzer, PriceBoundsFixer>.ChangesOneByOneAsync(
        """
        class C
        {
            const uint Price = 2;

            object M(NodeRegistry.Functions.SetModelTokenPricing m, FabstirDeployment d) => (
                m with { Token = d.Usdc, Price = /* $0.20 */ [|200|] }, // first
                m with { Token = d.Usdc, Price = [|Price|] },
                m with { Token = d.Usdc, Price = [|Price + 1|] });
        }
        """,
        """
        class C
        {
            const uint Price = 2;

            object M(NodeRegistry.Functions.SetModelTokenPricing m, FabstirDeployment d) => (
                m with { Token = d.Usdc, Price = /* $0.20 */ 200_000 }, // first
                m with { Token = d.Usdc, Price = Price * 1000 },
                m with { Token = d.Usdc, Price = (Price + 1) * 1000 });
        }
        """);

    [Fact]
    public Task A_price_out_of_range_has_no_fix() => Fix<PriceBoundsAnalyzer, PriceBoundsFixer>.OffersNothingAsync(
        "class C { object M(NodeRegistry.Functions.SetModelTokenPricing m, FabstirDeployment d) => m with { Token = d.Usdc, Price = [|0|] }; }");

    [Theory]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new TokenPrice([|200|], Usdc) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new([|0|], PaymentToken.Usdc) }")]
    [InlineData("config with { PricePerToken = new TokenPrice(Token: Usdc, BaseUnits: [|100_000_001|]) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = [|TokenPrice.PerMillionTokens(100_001m)|] }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = [|TokenPrice.PerMillionTokens(token: Native, amount: 30)|], PaymentToken = Native }")]
    [InlineData("new HostModel(default, new TokenPrice([|999|], Usdc), Native: new TokenPrice([|5_000|], Native))")]
    [InlineData("config with { PricePerToken = [|price|] }")]
    [InlineData("client.Hosts.SetPriceAsync(default, new TokenPrice([|200|], Usdc))")]
    [InlineData("client.Hosts.SetPriceAsync(price: new TokenPrice([|5|], Native), model: default)")]
    public Task Prices_of_the_sdk_are_looked_at(string expression) => Analysis<PriceBoundsAnalyzer>.ReportsAsync(
        SdkSource.Of(expression.Replace("[|", "{|FAB2004:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new TokenPrice(5_000, Usdc) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = TokenPrice.PerMillionTokens(0.2m) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new TokenPrice((uint)unknown, Usdc) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = new TokenPrice(200, token) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, MaxPricePerToken = new TokenPrice(200, Usdc) }")]
    [InlineData("new SessionConfig { DepositAmount = 1, PricePerToken = null }")]
    [InlineData("new HostModel(default, null, TokenPrice.PerMillionTokens(0.002m, Native))")]
    [InlineData("new TokenPrice(200, Usdc).CostOf(1)")]
    public Task Prices_that_are_quoted_or_possible_are_not_reported(string expression) => Analysis<PriceBoundsAnalyzer>.ReportsAsync(SdkSource.Of(expression));

    [Fact]
    public Task The_fix_multiplies_a_price_of_the_sdk() => Fix<PriceBoundsAnalyzer, PriceBoundsFixer>.ChangesOneByOneAsync(
        """
        using Fabstir;

        class C
        {
            object Old = new HostModel(default, new TokenPrice([|200|], PaymentToken.Usdc));
        }
        """,
        """
        using Fabstir;

        class C
        {
            object Old = new HostModel(default, new TokenPrice(200_000, PaymentToken.Usdc));
        }
        """);
}
