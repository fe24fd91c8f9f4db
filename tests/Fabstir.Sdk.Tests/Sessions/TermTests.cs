using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Sessions;

/// <summary>What keeps a session from being opened is said before anything is sent: value, bound, and where the bound was read.</summary>
public sealed class TermTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly SessionConfig Usual = Marketplace.InUsdc;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<SessionConfig, FabstirErrorCode, string, string, string> OutOfBounds { get; } = new()
    {
        { Usual with { DepositAmount = 0.499999m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "0.499999 USDC", "JobMarketplace.tokenMinDeposits" },
        { Usual with { DepositAmount = 1_000_000.000001m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "1000000.000001 USDC", "JobMarketplace.tokenMaxDeposits" },
        { Usual with { DepositAmount = 0.0000001m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "0.0000001 Usdc", "SessionConfig" },
        { Usual with { DepositAmount = -1m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "-1 Usdc", "SessionConfig" },
        { Usual with { PricePerToken = TokenPrice.PerMillionTokens(4.999m) }, FabstirErrorCode.InvalidParameters, "PricePerToken", "0.004999 USDC per 1,000 tokens", "NodeRegistry.modelTokenPricing" },
        { Usual with { PricePerToken = new TokenPrice(100_000_001, PaymentToken.Usdc), DepositAmount = 1_000m }, FabstirErrorCode.InvalidParameters, "PricePerToken", "100.000001 USDC per 1,000 tokens", "NodeRegistry.MAX_PRICE_PER_TOKEN_STABLE()" },
        { Usual with { MaxPricePerToken = TokenPrice.PerMillionTokens(4m) }, FabstirErrorCode.PriceAboveCap, "the price", "0.005 USDC per 1,000 tokens", "SessionConfig.MaxPricePerToken" },
        { Usual with { PricePerToken = TokenPrice.PerMillionTokens(5m, PaymentToken.Native) }, FabstirErrorCode.InvalidPaymentToken, "PricePerToken", "0.005 ETH per 1,000 tokens", "SessionConfig" },
        { Usual with { Duration = TimeSpan.FromDays(365) + TimeSpan.FromSeconds(1) }, FabstirErrorCode.InvalidParameters, "Duration", "365.00:00:01", "documented, without a getter" },
        { Usual with { Duration = TimeSpan.FromMilliseconds(1_500) }, FabstirErrorCode.InvalidParameters, "Duration", "00:00:01.5000000", "SessionConfig" },
        { Usual with { ProofTimeoutWindow = TimeSpan.FromSeconds(59) }, FabstirErrorCode.InvalidParameters, "ProofTimeoutWindow", "00:00:59", "JobMarketplace.MIN_PROOF_TIMEOUT() and MAX_PROOF_TIMEOUT()" },
        { Usual with { ProofTimeoutWindow = TimeSpan.FromSeconds(3_601) }, FabstirErrorCode.InvalidParameters, "ProofTimeoutWindow", "01:00:01", "JobMarketplace.MIN_PROOF_TIMEOUT() and MAX_PROOF_TIMEOUT()" },
        { Usual with { ProofInterval = 99 }, FabstirErrorCode.InvalidParameters, "ProofInterval", "99 tokens", "JobMarketplace.MIN_PROVEN_TOKENS()" },
        { Usual with { ProofInterval = 200_001 }, FabstirErrorCode.InvalidParameters, "ProofInterval", "200001 tokens", "deposit × 1000 / price" },
        { Usual with { Payer = Address.Parse("0x1111111111111111111111111111111111111111"), PaymentToken = PaymentToken.Native }, FabstirErrorCode.InvalidPaymentToken, "Payer", "set, with Native from the Wallet", "JobMarketplace.createSessionForModelAsDelegate" },
        { Usual with { Funding = SessionFunding.DepositBalance }, FabstirErrorCode.InsufficientBalance, "the balance", "0 USDC", "JobMarketplace.getDepositBalance(0x90F79bf6EB2c4f870365E785982E1f101E93b906)" },
        { Marketplace.InEther with { DepositAmount = 0.00009m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "0.00009 ETH", "JobMarketplace.MIN_DEPOSIT()" },
        { Marketplace.InEther with { DepositAmount = 1_000.1m }, FabstirErrorCode.InvalidParameters, "DepositAmount", "1000.1 ETH", "documented, without a getter" },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public async Task A_value_out_of_its_bounds_is_named_with_its_source(SessionConfig config, FabstirErrorCode code, string term, string value, string source)
    {
        ulong sent = await CountAsync();

        SessionTermsException refused = await Assert.ThrowsAsync<SessionTermsException>(() => market.StartAsync(config));

        TermViolation violation = Assert.Single(refused.Violations);
        Assert.Equal((code, term, value, source), (violation.Code, violation.Term, violation.Value, violation.Source));
        Assert.Equal(code, refused.Code);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
        Assert.Equal(sent, await CountAsync());
    }

    [Fact]
    public async Task Everything_that_is_in_the_way_is_named_at_once()
    {
        FabstirClient poor = await market.ConnectAsync(market.Devnet.Accounts.Others[0]);

        SessionTermsException refused = await Assert.ThrowsAsync<SessionTermsException>(() => poor.Sessions.StartAsync(
            ModelId.Of("nobody/nothing", "model.gguf"), market.ClientAddress, Usual with { ProofInterval = 1 }, cancellationToken: Cancellation));

        Assert.Equal(
            [
                FabstirErrorCode.HostNotActive,
                FabstirErrorCode.ModelNotApproved,
                FabstirErrorCode.ModelNotAvailable,
                FabstirErrorCode.ModelNotAvailable,
                FabstirErrorCode.InvalidParameters,
                FabstirErrorCode.InsufficientBalance,
            ],
            refused.Violations.Select(one => one.Code));
    }

    [Fact]
    public async Task While_the_marketplace_is_paused_nothing_is_opened_and_everything_ends()
    {
        FabstirSession session = await market.StartAsync();
        FabstirContracts owner = market.Devnet.ContractsOf(market.Devnet.Accounts.Owner);
        await (await owner.JobMarketplace.PauseAsync(cancellationToken: Cancellation)).WaitAsync(cancellationToken: Cancellation);
        try
        {
            Assert.Equal(FabstirErrorCode.MarketplacePaused, (await Assert.ThrowsAsync<SessionTermsException>(() => market.StartAsync())).Code);
            Assert.Equal(
                FabstirErrorCode.MarketplacePaused,
                (await Assert.ThrowsAsync<FabstirException>(() => market.Client.Payments.DepositAsync(1m, cancellationToken: Cancellation))).Code);
            Assert.NotNull((await session.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation)).Settlement);
        }
        finally
        {
            await (await owner.JobMarketplace.UnpauseAsync(cancellationToken: Cancellation)).WaitAsync(cancellationToken: Cancellation);
        }
    }

    [Fact]
    public async Task The_limits_are_what_the_chain_says()
    {
        SessionLimits limits = await market.Client.Sessions.GetLimitsAsync(market.Model, market.HostAddress, cancellationToken: Cancellation);

        Assert.Equal((false, true, true, true, true), (limits.IsPaused, limits.IsTokenAccepted, limits.IsHostActive, limits.HostServesModel, limits.IsModelApproved));
        Assert.Equal((5m, 0.5m, 1_000_000m), (limits.HostPrice!.Value.ToPerMillionTokens(), limits.MinDeposit.ToDecimal(), limits.MaxDeposit.ToDecimal()));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(30)), (limits.MinProofTimeoutWindow, limits.MaxProofTimeoutWindow, limits.DisputeWindow));
        Assert.Equal<(UInt256, UInt256, UInt256)>((100, 1_000, 1_000), (limits.MinProofInterval, limits.EarlyFeeTokens, limits.FeeBasisPoints));
    }

    [Fact]
    public async Task An_estimate_bills_at_least_a_proof_interval()
    {
        CostEstimate few = await EstimateAsync(5);
        CostEstimate many = await EstimateAsync(1_500);
        CostEstimate none = await EstimateAsync(0);
        CostEstimate tooMany = await EstimateAsync(200_001);

        // 1,000 tokens at 5 USDC for a million.
        Assert.Equal<(UInt256, decimal, decimal, decimal)>((1_000, 0.005m, 0.005m, 0.005m), (few.BilledTokens, few.Cost.ToDecimal(), few.MinimumBill.ToDecimal(), few.EarlyEndFee.ToDecimal()));
        Assert.Equal((0.0075m, 0m), (many.Cost.ToDecimal(), none.Cost.ToDecimal()));
        Assert.Equal((true, false), (many.IsAffordable, tooMany.IsAffordable));
    }

    private Task<CostEstimate> EstimateAsync(UInt256 tokens) =>
        market.Client.Sessions.EstimateCostAsync(market.Model, market.HostAddress, Usual with { ProofInterval = 1_000 }, tokens, Cancellation);

    private Task<ulong> CountAsync() => market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, cancellationToken: Cancellation);
}
