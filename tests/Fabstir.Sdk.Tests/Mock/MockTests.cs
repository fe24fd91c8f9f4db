using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>The mock mode has the surface of the real one, and gives the same in every run.</summary>
public sealed class MockTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_opened_served_and_settled_in_memory()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);

        FabstirSession session = await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, "mock", Cancellation);
        world.ClaimTokens(session.Id, 1_234);
        world.ClaimTokens(session.Id, 333);
        SessionEnding ending = await session.EndAsync(cancellationToken: Cancellation);

        // The same figures as on the chain: see the page on sessions.
        Settlement settlement = ending.Settlement!;
        Assert.Equal(
            (0.007835m, 0.007052m, 0.000783m, 0.992165m),
            (settlement.Cost.ToDecimal(), settlement.HostShare.ToDecimal(), settlement.TreasuryFee.ToDecimal(), settlement.Refund.ToDecimal()));
        Assert.Equal(session.Identity, (await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, "mock", Cancellation)).Identity);
        Balances balances = await client.Payments.GetBalancesAsync(cancellationToken: Cancellation);
        Assert.Equal((999.992165m, 0m, 0m), (balances.Usdc.Wallet.ToDecimal(), balances.Usdc.Locked.ToDecimal(), balances.Usdc.Allowance.ToDecimal()));
        Assert.Equal(2, (await session.GetCheckpointsAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task Every_row_of_the_end_is_there_and_refusals_are_those_of_the_contract()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await client.Payments.DepositAsync(1m, PaymentToken.Native, cancellationToken: Cancellation);
        SessionConfig fromDeposit = Marketplace.InEther with { Funding = SessionFunding.DepositBalance };

        FabstirSession early = await client.Sessions.StartAsync(world.Model, world.Host, fromDeposit, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<SettlementException>(() => early.EndAsync(SettlementPolicy.Now, cancellationToken: Cancellation));
        Assert.Equal(0.000002m, (await early.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation)).Settlement!.Cost.ToDecimal());

        FabstirSession left = await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InEther, cancellationToken: Cancellation);
        world.ClaimTokens(left.Id, 100);
        ContractRevertedException wait = Assert.Throws<ContractRevertedException>(() => world.CompleteByHost(left.Id));
        Assert.Contains("Dispute wait", wait.Message, StringComparison.Ordinal);
        world.AdvanceTime(TimeSpan.FromSeconds(30));
        world.CompleteByHost(left.Id);
        Assert.Equal((UInt256)100, (await left.WaitForSettlementAsync(Cancellation)).Tokens);

        FabstirSession abandoned = await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, cancellationToken: Cancellation);
        world.AdvanceTime(TimeSpan.FromHours(2));
        Assert.Equal((SettlementPolicy.Timeout, 0m), await abandoned.EndAsync(cancellationToken: Cancellation) is var end ? (end.Applied, end.Settlement!.Cost.ToDecimal()) : default);
        await Assert.ThrowsAsync<SessionTermsException>(
            () => client.Sessions.StartAsync(world.Model, world.Account, Marketplace.InUsdc, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task The_same_steps_give_the_same_session()
    {
        SessionIdentity first = await RunAsync();

        Assert.Equal(first, await RunAsync());

        static async Task<SessionIdentity> RunAsync()
        {
            MockMarketplace world = new();
            await using FabstirClient client = FabstirClient.CreateMock(world);
            await client.Payments.DepositAsync(5m, cancellationToken: Cancellation);
            return (await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, cancellationToken: Cancellation)).Identity;
        }
    }

    [Fact]
    public async Task The_other_facets_answer_from_memory()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using IAsyncEnumerator<FabstirEvent> events = client.Events.ReadAsync(cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await events.MoveNextAsync();

        await client.Payments.DepositAsync(2m, cancellationToken: Cancellation);
        await events.MoveNextAsync();

        Assert.Equal(2m, Assert.IsType<FabstirEvent.Deposited>(events.Current).Amount.ToDecimal());
        Assert.Equal("Mock", (await client.Network.GetStatusAsync(Cancellation)).Name);
        Assert.Equal(world.Host, (await client.Hosts.FindAsync(world.Host, Cancellation))!.Address);
        Assert.Equal(MockState.FileName, (await client.Models.FindAsync(world.Model, Cancellation))!.FileName);
        Assert.Empty((await client.Sessions.RecoverAsync(Cancellation)).Sessions);
        Assert.DoesNotContain((await client.Diagnostics.GetHealthAsync(Cancellation)).Issues, static one => one.Severity == HealthSeverity.Failure);
    }

    [Fact]
    public async Task Numbers_that_no_marketplace_can_have_are_refused_and_foreign_tokens_are_passed_over()
    {
        MockMarketplace world = new();
        using RecordedLog log = new();
        await using FabstirClient client = FabstirClient.CreateMock(world, new FabstirOptions { LoggerFactory = log });
        FabstirSession session = await client.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, cancellationToken: Cancellation);
        MockSession stored = world.State.Sessions[0];

        world.State.Sessions[0] = stored with { Refund = UInt256.MaxValue };
        FabstirException impossible = await Assert.ThrowsAsync<FabstirException>(() => session.GetStateAsync(Cancellation));
        world.State.Sessions[0] = stored with { Token = world.State.Deployment.Fab };
        RecoveryReport report = await client.Sessions.RecoverAsync(Cancellation);

        Assert.Equal(FabstirErrorCode.ContractOutdated, impossible.Code);
        Assert.Empty(report.Sessions);
        Assert.Contains(log.Lines, line => line.Id == 7);
        Assert.Equal(FabstirErrorCode.InvalidPaymentToken, (await Assert.ThrowsAsync<FabstirException>(() => session.GetStateAsync(Cancellation))).Code);
    }

    [Fact]
    public async Task Moving_to_a_real_marketplace_says_what_was_carried_over()
    {
        using RecordedLog log = new();
        MockMarketplace world = new();
        await using FabstirClient mock = FabstirClient.CreateMock(world, new FabstirOptions { LoggerFactory = log });
        await mock.Sessions.StartAsync(world.Model, world.Host, Marketplace.InUsdc, cancellationToken: Cancellation);
        await mock.Hosts.RegisterAsync(
            new HostRegistration { ApiUrl = new Uri("https://host.example/"), Metadata = new(), Models = [new HostModel(world.Model, TokenPrice.PerMillionTokens(5m))] },
            Cancellation);

        ModeTransition transition = await mock.LeaveMockAsync(market.OptionsOf(market.Devnet.Accounts.Client), Cancellation);
        await using FabstirClient real = transition.Client;

        Assert.Equal(["Logs go where they went."], transition.CarriedOver);
        Assert.Equal(5, transition.LeftBehind.Count);
        Assert.Contains("The registration as a host, with 1000 FAB at stake: register it anew.", transition.LeftBehind);
        Assert.Contains("199000 FAB in the wallet and 0 FAB in votes, which were never money.", transition.LeftBehind);
        Assert.StartsWith("Session 1 with", transition.LeftBehind[0], StringComparison.Ordinal);
        Assert.Equal(2_000_000m, (await real.Payments.GetBalancesAsync(cancellationToken: Cancellation)).Usdc.Wallet.ToDecimal());
        await Assert.ThrowsAsync<InvalidOperationException>(() => real.LeaveMockAsync(market.OptionsOf(account: null), Cancellation));
    }
}
