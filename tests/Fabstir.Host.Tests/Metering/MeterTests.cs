using Fabstir.Abi;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Metering;

public sealed class MeterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Granted_is_the_least_of_what_is_asked_for_funded_and_risked()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Claims.MaxUnproven = 600);
        (FabstirSession _, IServedSession served) = await market.AdmitAsync();

        await using (IPromptMeter asked = await served.BeginAsync("asked", 50))
        {
            Assert.Equal(50, asked.Granted);
        }

        await using IPromptMeter risked = await served.BeginAsync("risked", 5_000);
        Assert.Equal(600, risked.Granted);
    }

    [Fact]
    public async Task A_deposit_pays_for_so_many_tokens_and_no_more_are_served()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Claims.MaxUnproven = 1_000_000);
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();

        await using (IPromptMeter meter = await served.BeginAsync("all", 1_000_000))
        {
            Assert.Equal(200_000, meter.Granted);
            Assert.True(meter.TryServe(199_999, "nearly all"));
            Assert.False(meter.TryServe(2, "too many"));
            Assert.True(meter.TryServe(1, "the last"));
            Assert.False(meter.TryServe(1, "another"));
        }

        ServiceRefusedException refused = await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("more", 1));
        Assert.Equal("SESSION_EXHAUSTED", refused.WireCode);
        Settlement settlement = await market.SettleAsync(session);
        Assert.Equal(((UInt256)200_000u, UInt256.Zero), (settlement.Tokens, settlement.Refund.BaseUnits));
    }

    [Fact]
    public async Task What_was_never_written_to_a_socket_is_not_billed_and_what_is_acknowledged_is()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();

        await using (IPromptMeter meter = await served.BeginAsync("cut", 400))
        {
            Serve(meter, 400);
            meter.Acknowledged(150);
            meter.NotDelivered(230);
            Assert.False(meter.TryServe(1, "after the cut"));
        }

        await using (IPromptMeter meter = await served.BeginAsync("acknowledged", 40))
        {
            Serve(meter, 40);
            meter.Acknowledged(30);
            meter.NotDelivered(10);
        }

        served.Leave();
        Assert.Equal((UInt256)260u, (await market.SettleAsync(session)).Tokens);
    }

    [Fact]
    public async Task Prompts_at_once_share_what_is_funded_and_risked()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Claims.MaxUnproven = 600);
        (FabstirSession _, IServedSession served) = await market.AdmitAsync();

        await using IPromptMeter first = await served.BeginAsync("first", 400);
        await using IPromptMeter second = await served.BeginAsync("second", 400);
        ServiceRefusedException refused = await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("third", 1));

        Assert.Equal((400, 200, "RATE_LIMIT_EXCEEDED"), (first.Granted, second.Granted, refused.WireCode));
    }

    [Fact]
    public async Task After_a_padded_claim_the_next_tokens_are_free_up_to_what_is_paid()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync(new() { DepositAmount = 1m, ProofTimeoutWindow = TimeSpan.FromMinutes(1) });
        await served.AnswerAsync(5);
        market.World.AdvanceTime(TimeSpan.FromSeconds(46));
        await market.Book.RunOnceAsync(Cancellation);
        Assert.Equal((UInt256)100u, (await session.GetStateAsync(Cancellation)).ProvenTokens);

        await served.AnswerAsync(90);
        served.Leave();

        Assert.Equal((UInt256)100u, (await market.SettleAsync(session)).Tokens);
    }

    [Fact]
    public async Task Tokens_of_a_session_that_its_depositor_ended_do_not_leave()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await using IPromptMeter meter = await served.BeginAsync("long", 20_000);
        Serve(meter, 300);

        await session.EndAsync(SettlementPolicy.Now, new EndOptions { AcceptFee = true }, Cancellation);
        while (meter.TryServe(1, "more"))
        {
            await market.Book.RunOnceAsync(Cancellation);
        }

        await meter.EndAsync(StreamEndReason.Interrupted);
        await market.Book.RunOnceAsync(Cancellation);
        MoneySnapshot figures = market.Book.Figures.Snapshot;
        Assert.Equal((figures.ServedTokens, 0), (figures.UnpaidTokens, figures.Claims));
        ServiceRefusedException refused = await Assert.ThrowsAsync<ServiceRefusedException>(() => market.Book.AdmitAsync(session.Id, Cancellation));
        Assert.Equal("SESSION_NOT_SERVED", refused.WireCode);
    }

    [Fact]
    public async Task A_client_that_says_nothing_and_is_not_there_has_left_after_a_while_and_a_socket_keeps_it_there()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Completion.IdleBeforeLeft = TimeSpan.FromSeconds(1));
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(120);
        using (served.Connect())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1_100), Cancellation);
            market.World.AdvanceTime(TimeSpan.FromSeconds(40));
            await market.Book.RunOnceAsync(Cancellation);
            Assert.Equal(UInt256.Zero, (await session.GetStateAsync(Cancellation)).ProvenTokens);
        }

        Assert.Equal((UInt256)120u, (await market.SettleAsync(session)).Tokens);
    }

    [Fact]
    public async Task Whoever_comes_back_has_not_left()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(120);
        served.Leave();

        await market.Book.AdmitAsync(session.Id, Cancellation);
        market.World.AdvanceTime(TimeSpan.FromSeconds(40));
        await market.Book.RunOnceAsync(Cancellation);

        Assert.Equal((SessionStatus.Active, UInt256.Zero), await StateOfAsync(session));
    }

    [Fact]
    public async Task A_host_that_completes_nothing_unpaid_leaves_it_to_the_timeout()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options =>
        {
            options.Claims.SmallSessions = SmallSessionPolicy.Nothing;
            options.Completion.CompleteUnpaid = false;
        });
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(99);
        served.Leave();

        market.World.AdvanceTime(TimeSpan.FromMinutes(1));
        await market.Book.RunOnceAsync(Cancellation);

        Assert.Equal((SessionStatus.Active, UInt256.Zero), await StateOfAsync(session));
        Assert.Equal((99, 0), (market.Book.Figures.Snapshot.UnpaidTokens, market.Book.Figures.Snapshot.Completions));
    }

    [Fact]
    public async Task Checkpoints_are_the_mined_claims_also_of_a_session_that_has_ended()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Claims.MinimumClaim = 100);
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(350);
        market.World.AdvanceTime(TimeSpan.FromSeconds(10));
        await market.Book.RunOnceAsync(Cancellation);
        Assert.Equal([(0, (UInt256)0u, (UInt256)250u)], RangesOf(market.Book.CheckpointsOf(session.Id)));

        served.Leave();
        await market.SettleAsync(session);

        IReadOnlyList<HostCheckpoint> checkpoints = market.Book.CheckpointsOf(session.Id);
        Assert.Equal([(0, (UInt256)0u, (UInt256)250u), (1, (UInt256)250u, (UInt256)350u)], RangesOf(checkpoints));
        Assert.Equal((await session.GetCheckpointsAsync(Cancellation)).Select(static one => one.ProofHash), checkpoints.Select(static one => one.ProofHash));
        Assert.Empty(market.Book.CheckpointsOf(4_711u));
    }

    private static IEnumerable<(int Index, UInt256 From, UInt256 To)> RangesOf(IReadOnlyList<HostCheckpoint> checkpoints) =>
        checkpoints.Select(static one => (one.Index, one.From, one.To));

    private static async Task<(SessionStatus Status, UInt256 Proven)> StateOfAsync(FabstirSession session)
    {
        SessionState state = await session.GetStateAsync(Cancellation);
        return (state.Status, state.ProvenTokens);
    }

    private static void Serve(IPromptMeter meter, int tokens)
    {
        for (int i = 0; i < tokens; i++)
        {
            Assert.True(meter.TryServe(1, $"{i}"));
        }
    }
}
