using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Completion;

/// <summary>What a host does before a session's time is over, and about the rate of claims: in the chain's time, on a chain.</summary>
public sealed class DeadlineTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_proof_timeout_window_closes_there_is_a_claim_and_the_session_goes_on()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync(Terms(duration: 3_600, window: 60));
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        using IDisposable socket = served.Connect();
        await served.AnswerAsync(150);

        await PassAsync(book, 40);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        await PassAsync(book, 8);
        Assert.Equal(150, await market.SessionFieldAsync(session.Id, 6));

        await served.AnswerAsync(300);
        await PassAsync(book, 48);
        Assert.Equal(350, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        served.Leave();
        await market.SettleAsync(book, session);
        Assert.Equal(450, await market.SessionFieldAsync(session.Id, 6));
    }

    [Fact]
    public async Task Before_the_duration_is_over_everything_is_claimed_and_then_the_session_is_completed_though_the_client_is_there()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync(Terms(duration: 100, window: 3_600));
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        using IDisposable socket = served.Connect();
        await served.AnswerAsync(177);

        await PassAsync(book, 60);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 6));
        await PassAsync(book, 18);
        Assert.Equal(177, await market.SessionFieldAsync(session.Id, 6));

        Assert.Equal("SESSION_EXPIRED", (await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("late", 1))).WireCode);
        await PassAsync(book, 25);
        Assert.Equal(0, await market.SessionFieldAsync(session.Id, 12));
        await PassAsync(book, 10);
        Assert.Equal(1, await market.SessionFieldAsync(session.Id, 12));
    }

    [Fact]
    public async Task An_answer_that_is_under_way_when_the_time_is_over_stops()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync(Terms(duration: 100, window: 3_600));
        await using IPromptMeter meter = await (await book.AdmitAsync(session.Id, Cancellation)).BeginAsync("long", 5_000);
        for (int i = 0; i < 250; i++)
        {
            Assert.True(meter.TryServe(1, $"{i}"));
        }

        meter.Acknowledged(240);
        await PassAsync(book, 78);

        Assert.False(meter.TryServe(1, "late"));
        Assert.Equal(150, await market.SessionFieldAsync(session.Id, 6));
        await meter.EndAsync(StreamEndReason.Interrupted);
        await PassAsync(book, 2);
        Assert.Equal(250, await market.SessionFieldAsync(session.Id, 6));
    }

    [Fact]
    public async Task A_slow_model_s_claims_are_split_by_its_rate_and_are_exact_in_the_end()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder());
        FabstirSession session = await market.OpenAsync(Terms(duration: 3_600, window: 3_600));
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        await SetRateAsync(10);
        try
        {
            await served.AnswerAsync(777);
            served.Leave();
            await market.SettleAsync(book, session);
        }
        finally
        {
            await SetRateAsync(1_000);
        }

        IReadOnlyList<Checkpoint> claims = await session.GetCheckpointsAsync(Cancellation);
        Assert.True(claims.Count > 2);
        Assert.Equal(777, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(1, await market.SessionFieldAsync(session.Id, 12));
        Assert.Equal(0, book.Figures.Snapshot.RefusedClaims);
    }

    [Fact]
    public async Task Each_claim_commits_to_what_the_client_received()
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder(), static options => options.Claims.MinimumClaim = 100);
        FabstirSession session = await market.OpenAsync();
        IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
        Transcript client = new();
        for (int prompt = 0; prompt < 3; prompt++)
        {
            await using (IPromptMeter meter = await served.BeginAsync($"prompt {prompt}", 400))
            {
                for (int i = 0; i < 200; i++)
                {
                    Assert.True(meter.TryServe(1 + (i % 2), $"piece {i} of {prompt}"));
                    client.Add($"piece {i} of {prompt}", 1 + (i % 2));
                }

                meter.Acknowledged(300);
            }

            await PassAsync(book, 5);
        }

        served.Leave();
        await market.SettleAsync(book, session);

        ProofReport report = await market.Client.Proofs.CheckAsync(session, client, Cancellation);
        Assert.Equal(900, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(4, report.Claims.Count);
        Assert.All(report.Claims, static claim => Assert.Equal(ProofVerdict.Matches, claim.Verdict));
    }

    private static SessionConfig Terms(int duration, int window) => new()
    {
        DepositAmount = 1m,
        Duration = TimeSpan.FromSeconds(duration),
        ProofTimeoutWindow = TimeSpan.FromSeconds(window),
    };

    private async Task PassAsync(SessionBook book, int seconds)
    {
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(seconds), Cancellation);
        await book.RunOnceAsync(Cancellation);
    }

    private async Task SetRateAsync(uint tokensPerSecond)
    {
        Ethereum.TransactionHandle setting = await market.Devnet.ContractsOf(market.Devnet.Accounts.Owner).ModelRegistry.SetModelRateLimitAsync(
            new() { ModelId = market.Devnet.Model.Id, MaxTokensPerSec = tokensPerSecond }, cancellationToken: Cancellation);
        await setting.WaitAsync(cancellationToken: Cancellation);
    }
}
