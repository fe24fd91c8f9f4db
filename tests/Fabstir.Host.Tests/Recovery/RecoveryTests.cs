using System.Globalization;
using System.Numerics;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Recovery;

/// <summary>A host that ends at any moment, and another process that takes up its folder: nothing that was written down is lost, and nothing is claimed twice.</summary>
public sealed class RecoveryTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_served_before_a_crash_is_billed_by_the_next_process()
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync();
        await using (SessionBook book = await market.StartBookAsync(folder))
        {
            IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
            await served.AnswerAsync(234);
            IPromptMeter interrupted = await served.BeginAsync("interrupted", 2_000);
            for (int i = 0; i < 1_000; i++)
            {
                Assert.True(interrupted.TryServe(1, $"{i}"));
            }
        }

        await using SessionBook next = await market.StartBookAsync(folder);
        (await next.AdmitAsync(session.Id, Cancellation)).Leave();
        await market.SettleAsync(next, session);

        await CheckAsync(session, billed: 1_234);
    }

    [Fact]
    public async Task What_a_crash_kept_from_arriving_is_not_billed_when_the_client_says_so_and_what_it_acknowledged_is()
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync();
        await using (SessionBook book = await market.StartBookAsync(folder))
        {
            IPromptMeter interrupted = await (await book.AdmitAsync(session.Id, Cancellation)).BeginAsync("interrupted", 2_000);
            for (int i = 0; i < 500; i++)
            {
                Assert.True(interrupted.TryServe(1, $"{i}"));
            }

            interrupted.Acknowledged(400);
        }

        await using SessionBook next = await market.StartBookAsync(folder);
        IServedSession served = await next.AdmitAsync(session.Id, Cancellation);
        served.Reconcile("another", 0);
        served.Reconcile("interrupted", 470);
        served.Reconcile("interrupted", 0);
        served.Leave();
        await market.SettleAsync(next, session);

        await CheckAsync(session, billed: 470);
    }

    [Fact]
    public async Task What_a_crash_interrupted_is_claimed_before_the_proof_timeout_window_closes_though_nobody_acknowledged_it()
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync(new SessionConfig { DepositAmount = 1m, ProofTimeoutWindow = TimeSpan.FromMinutes(1) });
        await using (SessionBook book = await market.StartBookAsync(folder))
        {
            IPromptMeter interrupted = await (await book.AdmitAsync(session.Id, Cancellation)).BeginAsync("interrupted", 200);
            for (int i = 0; i < 150; i++)
            {
                Assert.True(interrupted.TryServe(1, $"{i}"));
            }
        }

        await using SessionBook next = await market.StartBookAsync(folder);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(20), Cancellation);
        await next.RunOnceAsync(Cancellation);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(27), Cancellation);
        await next.RunOnceAsync(Cancellation);
        Assert.Equal(150, await market.SessionFieldAsync(session.Id, 6));
    }

    [Fact]
    public async Task A_host_that_stops_claims_what_is_unproven_and_the_session_goes_on_with_the_next_process()
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync();
        await using (SessionBook book = await market.StartBookAsync(folder))
        {
            await (await book.AdmitAsync(session.Id, Cancellation)).AnswerAsync(550);
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
            await book.DrainAsync(Cancellation);
            Assert.Equal(550, await market.SessionFieldAsync(session.Id, 6));
            Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        }

        await using SessionBook next = await market.StartBookAsync(folder);
        IServedSession served = await next.AdmitAsync(session.Id, Cancellation);
        await served.AnswerAsync(150);
        served.Leave();
        await market.SettleAsync(next, session);

        await CheckAsync(session, billed: 700);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_crash_between_any_two_records_of_claims_and_completion_claims_nothing_twice(int records)
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync();
        await using (SessionBook serving = await market.StartBookAsync(folder))
        {
            await (await serving.AdmitAsync(session.Id, Cancellation)).AnswerAsync(1_150);
        }

        // The records of what is due now: a claim is signed and mined, its tail too, and the completion.
        int written = 0;
        await using (SessionBook stopping = await market.StartBookAsync(folder, open: path => new StoppingFile(path, () => Interlocked.Increment(ref written) > records)))
        {
            (await stopping.AdmitAsync(session.Id, Cancellation)).Leave();
            for (int i = 0; i < 6; i++)
            {
                await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(10), Cancellation);
                await stopping.RunOnceAsync(Cancellation);
            }
        }

        // What was signed is handed over again, and may end the session.
        await using SessionBook next = await market.StartBookAsync(folder);
        await next.RunOnceAsync(Cancellation);
        if (await market.SessionFieldAsync(session.Id, 12) == 0)
        {
            (await next.AdmitAsync(session.Id, Cancellation)).Leave();
            await market.SettleAsync(next, session);
        }

        await CheckAsync(session, billed: 1_150);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_that_was_on_its_way_when_the_host_was_killed_is_made_once(bool isMinedMeanwhile)
    {
        string folder = market.NewFolder();
        FabstirSession session = await market.OpenAsync();
        await using (SessionBook book = await market.StartBookAsync(folder))
        {
            await (await book.AdmitAsync(session.Id, Cancellation)).AnswerAsync(2_000);
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(10), Cancellation);
            await SetAutomineAsync(false);
            using CancellationTokenSource killed = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            Task running = book.RunOnceAsync(killed.Token);
            while (await PendingAsync() == 0)
            {
                await Task.Delay(10, Cancellation);
            }

            await killed.CancelAsync();
            await running;
        }

        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        if (isMinedMeanwhile)
        {
            await SetAutomineAsync(true);
        }

        await using SessionBook next = await market.StartBookAsync(folder);
        await SetAutomineAsync(true);
        await next.RunOnceAsync(Cancellation);
        Assert.Equal(1_900, await market.SessionFieldAsync(session.Id, 6));
        (await next.AdmitAsync(session.Id, Cancellation)).Leave();
        await market.SettleAsync(next, session);

        await CheckAsync(session, billed: 2_000);
        Assert.Equal(2, (await session.GetCheckpointsAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_claim_that_a_reorganisation_took_back_is_made_again_by_the_same_transaction()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync();
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        await served.AnswerAsync(1_500);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(10), Cancellation);
        await book.RunOnceAsync(Cancellation);
        Assert.Equal(1_400, await market.SessionFieldAsync(session.Id, 6));
        Bytes32 transaction = book.CheckpointsOf(session.Id).Single().Transaction;

        await market.Devnet.ReorganiseAsync(1, cancellationToken: Cancellation);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        served.Leave();
        await market.SettleAsync(book, session);

        await CheckAsync(session, billed: 1_500);
        IReadOnlyList<EventLog<JobMarketplace.Event.ProofSubmitted>> proofs = await market.Devnet.Contracts.JobMarketplace.GetEventsAsync(
            new JobMarketplace.Filters.ProofSubmitted { JobId = [session.Id] }, BlockRange.Since(0), Cancellation);
        Assert.Equal([transaction, book.CheckpointsOf(session.Id)[1].Transaction], proofs.Select(static one => one.Log.TransactionHash));
    }

    [Fact]
    public async Task A_session_whose_id_a_reorganisation_gave_to_another_is_neither_served_nor_claimed()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync();
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        await served.AnswerAsync(400);
        ulong opened = (await market.Devnet.Transport.GetReceiptAsync(session.Identity.Transaction, Cancellation))!.BlockNumber;
        ulong head = await market.Devnet.Transport.GetBlockNumberAsync(Cancellation);

        await market.Devnet.ReorganiseAsync((int)(head - opened) + 1, cancellationToken: Cancellation);
        FabstirContracts other = market.Devnet.ContractsOf(market.Devnet.Accounts.Others[0]);
        TransactionHandle opening = await other.JobMarketplace.CreateSessionJobForModelAsync(
            new()
            {
                Host = market.Devnet.Accounts.Host.Address,
                ModelId = market.Devnet.Model.Id,
                PricePerToken = market.Devnet.Options.HostPriceNative,
                MaxDuration = 3_600,
                ProofInterval = 100,
                ProofTimeoutWindow = 300,
            },
            Wei.FromEther(0.01m),
            cancellationToken: Cancellation);
        await opening.WaitAsync(cancellationToken: Cancellation);
        Assert.Equal((BigInteger)session.Id, await market.SessionFieldAsync(session.Id, 0));

        Assert.Equal("SESSION_NOT_FOUND", (await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("after", 10))).WireCode);
        served.Leave();
        for (int i = 0; i < 4; i++)
        {
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(20), Cancellation);
            await book.RunOnceAsync(Cancellation);
        }

        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        Assert.Equal(400, book.Figures.Snapshot.UnpaidTokens);
        IServedSession another = await book.AdmitAsync(session.Id, Cancellation);
        Assert.Equal(market.Devnet.Accounts.Others[0].Address, another.Depositor);
    }

    [Fact]
    public async Task A_journal_of_a_session_that_is_nowhere_on_the_chain_is_put_aside()
    {
        string folder = market.NewFolder();
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "999-0123456789abcdef.journal");
        Address host = market.Devnet.Accounts.Host.Address;
        using (SessionJournal journal = SessionJournal.Open(path, new DiskJournalFile(path), out _, out _))
        {
            journal.Append(new SessionRecord.Opened(
                market.Devnet.ChainId,
                market.Devnet.Deployment.JobMarketplace,
                new SessionIdentity(999u, host, host, Keccak256.Hash("of another life of the chain")),
                market.Devnet.Model.Id,
                Proven: 0));
        }

        await using SessionBook book = await market.StartBookAsync(folder);

        Assert.Empty(Directory.GetFiles(folder, "*.journal"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "closed")));
    }

    private async Task CheckAsync(FabstirSession session, int billed)
    {
        BigInteger cost = (BigInteger)billed * 5_001 / 1_000;
        Assert.Equal(billed, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(1, await market.SessionFieldAsync(session.Id, 12));
        Assert.Equal(cost - (cost / 10), await market.SessionFieldAsync(session.Id, 13));
        Assert.Equal(1_000_000 - cost, await market.SessionFieldAsync(session.Id, 14));
    }

    private Task SetAutomineAsync(bool isOn) => isOn
        ? Task.WhenAll(market.Devnet.Transport.RequestAsync("evm_setAutomine", [true], Cancellation), market.Devnet.Transport.RequestAsync("evm_mine", [], Cancellation))
        : market.Devnet.Transport.RequestAsync("evm_setAutomine", [false], Cancellation);

    private async Task<int> PendingAsync()
    {
        System.Text.Json.JsonElement status = await market.Devnet.Transport.RequestAsync("txpool_status", [], Cancellation);
        return int.Parse(status.GetProperty("pending").GetString().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
