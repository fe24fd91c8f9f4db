using System.Numerics;
using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Sessions;

public sealed class OpeningTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_in_USDC_is_paid_from_the_wallet_by_an_approval_of_exactly_the_deposit()
    {
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);

        FabstirSession session = await market.StartAsync();

        Assert.Equal(before - 1_000_000, await market.UsdcOfAsync(market.ClientAddress));
        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
        Assert.Equal(1_000_000, await market.SessionFieldAsync(session.Id, 4));
        Assert.Equal(5_000, await market.SessionFieldAsync(session.Id, 5));
        Assert.Equal((market.ClientAddress, market.HostAddress, market.Model), (session.Identity.Depositor, session.Identity.Host, session.Model));
        Assert.Equal((UInt256)200_000, session.Terms.MaxTokens);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(1), (UInt256)100), (session.Terms.Duration, session.Terms.ProofTimeoutWindow, session.Terms.ProofInterval));
    }

    [Fact]
    public async Task A_session_in_ether_takes_its_deposit_along()
    {
        FabstirSession session = await market.StartAsync(Marketplace.InEther);

        Assert.Equal(10_000_000_000_000_000, await market.SessionFieldAsync(session.Id, 4));
        Assert.Equal(2_272_727_273_000, await market.SessionFieldAsync(session.Id, 5));
        Assert.Equal(0.01m, session.Terms.Deposit.ToDecimal());
    }

    [Theory]
    [InlineData(PaymentToken.Usdc)]
    [InlineData(PaymentToken.Native)]
    public async Task A_session_is_paid_from_the_deposit_balance(PaymentToken token)
    {
        decimal amount = token == PaymentToken.Usdc ? 1m : 0.01m;
        await market.Client.Payments.DepositAsync(2 * amount, token, cancellationToken: Cancellation);

        FabstirSession session = await market.StartAsync(new() { DepositAmount = amount, PaymentToken = token, Funding = SessionFunding.DepositBalance });

        Balances balances = await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation);
        TokenBalance balance = token == PaymentToken.Usdc ? balances.Usdc : balances.Native;
        Assert.Equal(amount, balance.Deposit.ToDecimal());
        Assert.Equal(balance.Deposit.BaseUnits + balance.Locked.BaseUnits, balance.Total.BaseUnits);
        await session.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation);
        await market.Client.Payments.WithdrawAsync(amount, token, cancellationToken: Cancellation);
        balances = await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation);
        Assert.Equal(0m, (token == PaymentToken.Usdc ? balances.Usdc : balances.Native).Deposit.ToDecimal());
    }

    [Fact]
    public async Task A_delegate_opens_a_session_at_the_payer_s_expense_and_cannot_complete_it()
    {
        FabstirClient friend = await market.ConnectAsync(market.Devnet.Accounts.Others[0]);
        SessionConfig config = new() { DepositAmount = 1m, Payer = market.ClientAddress };

        SessionTermsException refused = await Assert.ThrowsAsync<SessionTermsException>(() => market.StartAsync(config, client: friend));
        Assert.Equal([FabstirErrorCode.DelegateNotAuthorized, FabstirErrorCode.InsufficientAllowance], refused.Violations.Select(one => one.Code));

        await market.Client.Payments.AuthorizeDelegateAsync(friend.Account!.Value, Cancellation);
        await market.Client.Payments.ApproveAsync(1m, Cancellation);
        Assert.True(await friend.Payments.IsDelegateAsync(friend.Account!.Value, market.ClientAddress, Cancellation));
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);
        FabstirSession session = await market.StartAsync(config, client: friend);

        Assert.Equal(market.ClientAddress, session.Identity.Depositor);
        Assert.Equal(before - 1_000_000, await market.UsdcOfAsync(market.ClientAddress));
        await market.ProveAsync(session.Id, 150);
        SettlementException cannot = await Assert.ThrowsAsync<SettlementException>(() => session.EndAsync(SettlementPolicy.Now, cancellationToken: Cancellation));
        Assert.Equal(FabstirErrorCode.InvalidSessionState, cannot.Code);

        await market.Client.Payments.RevokeDelegateAsync(friend.Account!.Value, Cancellation);
        Assert.False(await market.Client.Payments.IsDelegateAsync(friend.Account!.Value, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_session_is_found_again_by_its_identity_and_by_its_id()
    {
        FabstirSession session = await market.StartAsync();
        FabstirClient reader = await market.ConnectAsync(account: null);

        FabstirSession byIdentity = await reader.Sessions.AttachAsync(session.Identity, Cancellation);
        FabstirSession byId = await reader.Sessions.AttachAsync(session.Id, Cancellation);

        Assert.Equal((session.Identity, session.Terms, session.StartedAt), (byIdentity.Identity, byIdentity.Terms, byIdentity.StartedAt));
        Assert.Equal(session.Identity, byId.Identity);
        SessionIdentity other = session.Identity with { Host = market.ClientAddress };
        Assert.Equal(FabstirErrorCode.SessionNotFound, (await Assert.ThrowsAsync<SessionNotFoundException>(() => reader.Sessions.AttachAsync(other, Cancellation))).Code);
        await Assert.ThrowsAsync<SessionNotFoundException>(() => reader.Sessions.AttachAsync(1_000_000, Cancellation));
        await Assert.ThrowsAsync<ReadOnlyClientException>(() => market.StartAsync(client: reader));
    }

    [Fact]
    public async Task The_host_s_claims_are_read_from_the_chain()
    {
        FabstirSession session = await market.StartAsync();
        await market.ProveAsync(session.Id, [.. Enumerable.Repeat(100, 33), 134]);

        IReadOnlyList<Checkpoint> checkpoints = await session.GetCheckpointsAsync(Cancellation);

        Assert.Equal(34, checkpoints.Count);
        Assert.Equal((33, (UInt256)134, "delta of 134"), (checkpoints[33].Index, checkpoints[33].Tokens, checkpoints[33].DeltaCid));
        SessionState state = await session.GetStateAsync(Cancellation);
        Assert.Equal((SessionStatus.Active, (UInt256)3_434, 17_170), (state.Status, state.ProvenTokens, (int)state.ProvenCost.BaseUnits));
    }
}
