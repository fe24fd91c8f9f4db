using System.Numerics;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Sessions;

/// <summary>The same key again is the same session: at the same time, after a crash at any record, and after a reorganisation.</summary>
public sealed class OperationKeyTests(Marketplace market) : IClassFixture<Marketplace>
{
    // A book, then of the session: its start, an approval's start, intent and outcome, its own intent and outcome, and its identity.
    private const int RecordsOfAStart = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<int, bool> Crashes { get; } = new(Enumerable.Range(0, RecordsOfAStart), [false, true]);

    [Fact]
    public async Task The_same_key_at_the_same_time_opens_one_session()
    {
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);

        FabstirSession[] sessions = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => market.StartAsync(operationKey: "at the same time")));

        Assert.Single(sessions.Select(session => session.Identity).Distinct());
        Assert.Equal(before - 1_000_000, await market.UsdcOfAsync(market.ClientAddress));
    }

    [Fact]
    public async Task A_key_stands_for_one_request()
    {
        FabstirSession session = await market.StartAsync(operationKey: "one request");

        OperationConflictException conflict = await Assert.ThrowsAsync<OperationConflictException>(
            () => market.StartAsync(new() { DepositAmount = 2m }, operationKey: "one request"));

        Assert.Equal((FabstirErrorCode.OperationConflict, "one request"), (conflict.Code, conflict.OperationKey));
        Assert.Equal(session.Identity, (await market.StartAsync(operationKey: "one request")).Identity);
        await Assert.ThrowsAsync<FabstirException>(() => market.StartAsync(operationKey: " "));
        await Assert.ThrowsAsync<FabstirException>(() => market.StartAsync(operationKey: "with a\nline end"));
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task A_crash_at_any_record_loses_and_doubles_nothing(int records, bool writesLast)
    {
        MemoryPaymentJournal journal = new();
        FaultyJournal faulty = new(journal, records, writesLast);
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);
        await using (FabstirClient crashing = await ConnectAsync(faulty))
        {
            // A lost outcome ends nothing; whatever comes after it does.
            await Assert.ThrowsAnyAsync<Exception>(() => market.StartAsync(operationKey: "crash", client: crashing));
            Assert.True(faulty.IsDead);
        }

        await using FabstirClient restarted = await ConnectAsync(journal);
        RecoveryReport report = await restarted.Sessions.RecoverAsync(Cancellation);
        FabstirSession session = await market.StartAsync(operationKey: "crash", client: restarted);
        FabstirSession again = await market.StartAsync(operationKey: "crash", client: restarted);

        Assert.Equal(session.Identity, again.Identity);
        Assert.Equal(before - 1_000_000, await market.UsdcOfAsync(market.ClientAddress));
        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
        Assert.All(report.Transactions, one => Assert.Equal(RecoveredOutcome.Mined, one.Outcome));
        RecoveredSession found = Assert.Single((await restarted.Sessions.RecoverAsync(Cancellation)).Sessions, one => one.Session.Id == session.Id);
        Assert.Equal((session.Identity, "crash", RecoveryAdvice.GoOn), (found.Session.Identity, found.OperationKey, found.Advice));
    }

    [Fact]
    public async Task A_reorganisation_that_takes_a_session_back_gives_its_key_another_one()
    {
        MemoryPaymentJournal journal = new();
        await using FabstirClient client = await ConnectAsync(journal);
        FabstirSession session = await market.StartAsync(operationKey: "reorganised", client: client);
        FabstirClient other = await market.ConnectAsync(market.Devnet.Accounts.Others[3]);

        await market.Devnet.Transport.RequestAsync("anvil_reorg", [1, new System.Text.Json.Nodes.JsonArray()], Cancellation);
        FabstirSession foreign = await market.StartAsync(Marketplace.InEther, client: other);
        Assert.Equal(session.Id, foreign.Id);
        await Assert.ThrowsAsync<SessionNotFoundException>(() => session.GetStateAsync(Cancellation));
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);
        FabstirSession again = await market.StartAsync(operationKey: "reorganised", client: client);

        Assert.NotEqual(session.Id, again.Id);
        Assert.Equal(session.Identity.Transaction, again.Identity.Transaction);
        Assert.Equal(before - 1_000_000, await market.UsdcOfAsync(market.ClientAddress));
        Assert.Equal(again.Identity, (await market.StartAsync(operationKey: "reorganised", client: client)).Identity);
    }

    [Fact]
    public async Task Deposits_and_withdrawals_happen_once_for_their_key()
    {
        await using FabstirClient client = await ConnectAsync(new MemoryPaymentJournal());

        for (int i = 0; i < 3; i++)
        {
            await client.Payments.DepositAsync(2m, operationKey: "deposit", cancellationToken: Cancellation);
            await client.Payments.WithdrawAsync(0.5m, operationKey: "withdrawal", cancellationToken: Cancellation);
        }

        Assert.Equal(1.5m, (await client.Payments.GetBalancesAsync(cancellationToken: Cancellation)).Usdc.Deposit.ToDecimal());
        await Assert.ThrowsAsync<OperationConflictException>(() => client.Payments.DepositAsync(2m, operationKey: "withdrawal", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task What_has_run_out_is_found_with_the_advice_to_end_it()
    {
        SessionConfig shortly = Marketplace.InUsdc with { ProofTimeoutWindow = TimeSpan.FromMinutes(1) };
        FabstirSession idle = await market.StartAsync(shortly);
        FabstirSession served = await market.StartAsync(shortly);
        await market.ProveAsync(served.Id, 150);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(120), Cancellation);
        await using FabstirClient restarted = await ConnectAsync(new MemoryPaymentJournal());

        RecoveryReport report = await restarted.Sessions.RecoverAsync(Cancellation);

        RecoveredSession first = Assert.Single(report.Sessions, one => one.Session.Id == idle.Id);
        RecoveredSession second = Assert.Single(report.Sessions, one => one.Session.Id == served.Id);
        Assert.Equal((RecoveryAdvice.EndForNothing, RecoveryAdvice.End), (first.Advice, second.Advice));
        Assert.Equal((idle.Identity, null), (first.Session.Identity, first.OperationKey));
        Assert.Equal(0m, (await first.Session.EndAsync(cancellationToken: Cancellation)).Settlement!.Cost.ToDecimal());
        Assert.DoesNotContain((await restarted.Sessions.RecoverAsync(Cancellation)).Sessions, one => one.Session.Id == idle.Id);
    }

    private Task<FabstirClient> ConnectAsync(IPaymentJournal journal)
    {
        FabstirOptions options = market.OptionsOf(market.Devnet.Accounts.Client);
        options.Journal = journal;
        return FabstirClient.ConnectAsync(options, Cancellation);
    }
}
