using System.Numerics;
using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Sessions;

/// <summary>Each row of the table of a session's end, in both payment tokens: what the client says is what the chain's state says, to the base unit.</summary>
public sealed class SettlementTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<PaymentToken> Tokens { get; } = new(PaymentToken.Usdc, PaymentToken.Native);

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task With_proofs_the_depositor_ends_at_once_and_pays_what_is_proven(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token);
        await market.ProveAsync(session.Id, 1_234, 333);

        SettlementPreview preview = await session.PreviewSettlementAsync(Cancellation);
        SessionEnding ending = await session.EndAsync(cancellationToken: Cancellation);

        Assert.Equal((SettlementPolicy.Now, SettlementPolicy.Now), (preview.Cheapest, ending.Applied));
        await CheckAsync(session, ending.Settlement!, provenTokens: 1_567, billedTokens: 1_567, hasFee: true, SessionStatus.Completed);
        Assert.Equal(preview.Now.MostCost, ending.Settlement!.Cost);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task With_proofs_the_host_ends_after_the_dispute_window_with_its_tail_claimed_first(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token);
        await market.ProveAsync(session.Id, 1_000);

        SessionEnding left = await session.EndAsync(SettlementPolicy.LeaveToHost, cancellationToken: Cancellation);
        Assert.Null(left.Settlement);
        Assert.Equal(left.Preview!.State.LastProofAt + TimeSpan.FromSeconds(30), left.Preview.LeaveToHost.PossibleFrom);
        await market.ProveAsync(session.Id, 177);
        await market.CompleteAsync(session.Id);

        await CheckAsync(session, await session.WaitForSettlementAsync(Cancellation), provenTokens: 1_177, billedTokens: 1_177, hasFee: true, SessionStatus.Completed);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Without_a_proof_the_host_that_served_claims_at_least_a_hundred_tokens(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token);
        session.ReportReceived(40);

        SessionEnding left = await session.EndAsync(cancellationToken: Cancellation);
        Assert.Equal(SettlementPolicy.LeaveToHost, left.Applied);
        await market.ProveAsync(session.Id, 100);
        await market.CompleteAsync(session.Id);

        Settlement settlement = await session.GetSettlementAsync(Cancellation);
        await CheckAsync(session, settlement, provenTokens: 100, billedTokens: 100, hasFee: true, SessionStatus.Completed);
        Assert.Equal(left.Preview!.LeaveToHost.MostCost, settlement.Cost);
    }

    [Fact]
    public async Task Logs_that_a_node_has_not_got_yet_are_waited_for()
    {
        using NodeWithoutLogs node = new(times: 2);
        using HttpClient http = new(node);
        FabstirClient behind = await market.ConnectAsync(account: null, options => options.HttpClient = http);
        FabstirSession session = await StartAsync(PaymentToken.Usdc);
        await market.ProveAsync(session.Id, 500);
        SessionEnding ending = await session.EndAsync(SettlementPolicy.Now, cancellationToken: Cancellation);

        Settlement settlement = await (await behind.Sessions.AttachAsync(session.Identity, Cancellation)).GetSettlementAsync(Cancellation);

        Assert.Equal(3, node.Asked);
        Assert.Equal(ending.Settlement!.Transaction, settlement.Transaction);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Without_a_proof_the_depositor_pays_for_a_thousand_tokens_if_it_accepts_that(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token);

        SettlementException refused = await Assert.ThrowsAsync<SettlementException>(() => session.EndAsync(SettlementPolicy.Now, cancellationToken: Cancellation));
        Assert.Equal(FabstirErrorCode.EarlyFeeNotAccepted, refused.Code);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        SessionEnding ending = await session.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation);

        await CheckAsync(session, ending.Settlement!, provenTokens: 0, billedTokens: 1_000, hasFee: false, SessionStatus.Completed);
        Assert.True(ending.Settlement!.IsEarlyFee);
        Assert.Equal(refused.Option.LeastCost, ending.Settlement.Cost);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Without_a_proof_anyone_ends_it_for_nothing_after_the_proof_timeout_window(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token, new() { DepositAmount = 1m, ProofTimeoutWindow = TimeSpan.FromMinutes(1) });
        FabstirClient anyone = await market.ConnectAsync(market.Devnet.Accounts.Others[1]);
        FabstirSession seen = await anyone.Sessions.AttachAsync(session.Identity, Cancellation);

        SettlementException early = await Assert.ThrowsAsync<SettlementException>(() => seen.EndAsync(SettlementPolicy.Timeout, cancellationToken: Cancellation));
        Assert.Equal((FabstirErrorCode.TooEarly, session.StartedAt + TimeSpan.FromSeconds(61)), (early.Code, early.Option.PossibleFrom));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(62), Cancellation);
        SessionEnding ending = await seen.EndAsync(cancellationToken: Cancellation);

        Assert.Equal(SettlementPolicy.Timeout, ending.Applied);
        await CheckAsync(session, ending.Settlement!, provenTokens: 0, billedTokens: 0, hasFee: false, SessionStatus.TimedOut);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Past_its_duration_anyone_ends_it_and_what_is_proven_is_paid(PaymentToken token)
    {
        FabstirSession session = await StartAsync(token, new() { DepositAmount = 1m, Duration = TimeSpan.FromSeconds(20) });
        await market.ProveAsync(session.Id, 321);
        FabstirClient anyone = await market.ConnectAsync(market.Devnet.Accounts.Others[2]);

        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(21), Cancellation);
        FabstirSession seen = await anyone.Sessions.AttachAsync(session.Id, Cancellation);
        SessionEnding ending = await seen.EndAsync(SettlementPolicy.Timeout, cancellationToken: Cancellation);

        await CheckAsync(session, ending.Settlement!, provenTokens: 321, billedTokens: 321, hasFee: true, SessionStatus.TimedOut);
    }

    [Fact]
    public async Task A_refund_that_the_wallet_refuses_is_in_the_deposit_balance()
    {
        FabstirSession session = await StartAsync(PaymentToken.Native);
        await market.ProveAsync(session.Id, 1_000);

        // Code that takes no money, for as long as the session ends.
        await SetCodeAsync("0x60006000fd");
        await market.CompleteAsync(session.Id);
        await SetCodeAsync("0x");
        Settlement settlement = await session.GetSettlementAsync(Cancellation);

        Assert.Equal(RefundDestination.DepositBalance, settlement.RefundedTo);
        Balances balances = await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation);
        Assert.Equal(settlement.Refund, balances.Native.Deposit);

        Task<System.Text.Json.JsonElement> SetCodeAsync(string code) =>
            market.Devnet.Transport.RequestAsync("anvil_setCode", [market.ClientAddress.ToString(), code], Cancellation);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_only_read()
    {
        FabstirSession session = await StartAsync(PaymentToken.Usdc);
        await market.ProveAsync(session.Id, 200);
        Settlement first = (await session.EndAsync(cancellationToken: Cancellation)).Settlement!;
        ulong sent = await market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, cancellationToken: Cancellation);

        SessionEnding again = await session.EndAsync(SettlementPolicy.Timeout, cancellationToken: Cancellation);

        Assert.Equal(first, again.Settlement);
        Assert.Equal(sent, await market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Disposing_sends_nothing()
    {
        FabstirSession session = await StartAsync(PaymentToken.Usdc);

        await session.DisposeAsync();

        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        FabstirException active = await Assert.ThrowsAsync<FabstirException>(() => session.GetSettlementAsync(Cancellation));
        Assert.Equal(FabstirErrorCode.InvalidSessionState, active.Code);
    }

    private Task<FabstirSession> StartAsync(PaymentToken token, SessionConfig? config = null)
    {
        // Odd prices, so that costs and fees have to be rounded.
        TokenPrice price = token == PaymentToken.Usdc ? new TokenPrice(5_001, token) : new TokenPrice(2_272_727_273_001, token);
        return market.StartAsync((config ?? Marketplace.InUsdc) with { PaymentToken = token, PricePerToken = price, DepositAmount = token == PaymentToken.Usdc ? 1m : 0.01m });
    }

    /// <summary>The formula, by hand: tokens times price by 1,000, a tenth of that for the treasury, both rounded down; and the state, read raw.</summary>
    private async Task CheckAsync(FabstirSession session, Settlement settlement, int provenTokens, int billedTokens, bool hasFee, SessionStatus status)
    {
        BigInteger deposit = session.Terms.Deposit.BaseUnits;
        BigInteger cost = billedTokens * (BigInteger)session.Terms.Price.BaseUnits / 1_000;
        BigInteger fee = hasFee ? cost * 1_000 / 10_000 : 0;

        Assert.Equal(cost, settlement.Cost.BaseUnits);
        Assert.Equal(fee, settlement.TreasuryFee.BaseUnits);
        Assert.Equal(cost - fee, settlement.HostShare.BaseUnits);
        Assert.Equal(deposit - cost, settlement.Refund.BaseUnits);
        Assert.Equal((UInt256)provenTokens, settlement.Tokens);
        Assert.Equal((status, RefundDestination.Wallet), (settlement.Status, settlement.RefundedTo));
        Assert.NotNull(settlement.Transaction);

        Assert.Equal(provenTokens, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(status == SessionStatus.Completed ? 1 : 2, await market.SessionFieldAsync(session.Id, 12));
        Assert.Equal(cost - fee, await market.SessionFieldAsync(session.Id, 13));
        Assert.Equal(deposit - cost, await market.SessionFieldAsync(session.Id, 14));
    }
}
