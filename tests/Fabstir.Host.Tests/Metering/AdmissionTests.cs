using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Metering;

/// <summary>Nobody is served for nothing: each reason why a session is refused, and what its client is told.</summary>
public sealed class AdmissionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_is_active_funded_and_ours_is_served()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();

        (FabstirSession session, IServedSession served) = await market.AdmitAsync();

        Assert.Equal((session.Identity, market.World.Model, market.World.Account), (served.Identity, served.Model, served.Depositor));
        Assert.Equal(session.Terms, served.Terms);
        Assert.Same(served, await market.Book.AdmitAsync(session.Id, Cancellation));
    }

    [Fact]
    public async Task An_id_that_no_session_has_is_not_found()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        Assert.Equal("SESSION_NOT_FOUND", await RefusalOfAsync(market, 12_345u));
    }

    [Fact]
    public async Task A_session_with_another_host_is_not_served()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(host: static world => world.Treasury);
        Assert.Equal("SESSION_NOT_SERVED", await RefusalOfAsync(market, (await market.OpenAsync()).Id));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_over()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        FabstirSession session = await market.OpenAsync();
        await session.EndAsync(SettlementPolicy.Now, new EndOptions { AcceptFee = true }, Cancellation);

        Assert.Equal("SESSION_NOT_SERVED", await RefusalOfAsync(market, session.Id));
    }

    [Fact]
    public async Task A_model_that_is_not_served_here_is_not_available()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(serves: static _ => false);
        Assert.Equal("MODEL_NOT_AVAILABLE", await RefusalOfAsync(market, (await market.OpenAsync()).Id));
    }

    [Fact]
    public async Task A_price_below_the_host_s_least_is_not_served()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Prices.LeastUsdc = TokenPrice.PerMillionTokens(6m));
        Assert.Equal("SESSION_NOT_SERVED", await RefusalOfAsync(market, (await market.OpenAsync()).Id));
    }

    [Theory]
    [InlineData(100, 3_600, 76)]
    [InlineData(3_600, 60, 61)]
    public async Task A_session_near_the_end_of_its_time_is_expired(int duration, int window, int passed)
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        SessionConfig config = new() { DepositAmount = 1m, Duration = TimeSpan.FromSeconds(duration), ProofTimeoutWindow = TimeSpan.FromSeconds(window) };
        (FabstirSession session, IServedSession served) = await market.AdmitAsync(config);

        market.World.AdvanceTime(TimeSpan.FromSeconds(passed));

        Assert.Equal("SESSION_EXPIRED", await RefusalOfAsync(market, session.Id));
        Assert.Equal("SESSION_EXPIRED", (await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("late", 1))).WireCode);
    }

    [Fact]
    public async Task A_host_without_gas_takes_no_new_sessions_and_goes_on_with_those_it_has()
    {
        HostMoneyOptions running = new();
        await using MemoryMarket market = await MemoryMarket.StartAsync(options => running = options);
        (FabstirSession _, IServedSession served) = await market.AdmitAsync();
        running.Gas.MinimumBalance = Wei.FromEther(2m);

        Assert.Equal("SERVICE_UNAVAILABLE", await RefusalOfAsync(market, (await market.OpenAsync()).Id));
        Assert.Equal(10, await served.AnswerAsync(10));
    }

    [Fact]
    public async Task A_host_that_stops_takes_no_sessions()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        FabstirSession session = await market.OpenAsync();

        await market.Book.DrainAsync(Cancellation);

        Assert.Equal("SHUTTING_DOWN", await RefusalOfAsync(market, session.Id));
    }

    [Fact]
    public async Task A_host_that_cannot_write_serves_nothing()
    {
        MemoryJournalFile disk = new();
        await using MemoryMarket market = await MemoryMarket.StartAsync(open: _ => disk);
        (FabstirSession _, IServedSession served) = await market.AdmitAsync();
        await using IPromptMeter meter = await served.BeginAsync("prompt", 10);
        Assert.True(meter.TryServe(1, "fits"));
        disk.Room = disk.Bytes.Length;

        Assert.False(meter.TryServe(1, "does not fit"));
        ServiceRefusedException refused = await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("another", 10));
        Assert.Equal(("SERVICE_UNAVAILABLE", FabstirErrorCode.NodeNotResponding), (refused.WireCode, refused.Code));
        Assert.Equal("SERVICE_UNAVAILABLE", await RefusalOfAsync(market, (await market.OpenAsync()).Id));
    }

    [Fact]
    public async Task The_closed_journal_of_one_session_keeps_nobody_else_from_being_served()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession _, IServedSession served) = await market.AdmitAsync();
        ((ServedSession)served).Ledger.Dispose();

        ServiceRefusedException refused = await Assert.ThrowsAsync<ServiceRefusedException>(() => served.BeginAsync("prompt", 10));
        Assert.Equal("SESSION_NOT_SERVED", refused.WireCode);
        (FabstirSession _, IServedSession other) = await market.AdmitAsync();
        await using IPromptMeter meter = await other.BeginAsync("prompt", 10);
        Assert.True(meter.TryServe(1, "fits"));
    }

    [Fact]
    public async Task All_options_that_are_out_of_range_are_named_at_once()
    {
        await using MemoryMarket market = await MemoryMarket.StartAsync();
        HostMoneyOptions options = new();
        options.Claims.MinimumClaim = 99;
        options.Claims.MaxUnproven = 0;
        options.Withdrawal.UsdcAmount = 0;
        options.Journal.FlushInterval = TimeSpan.Zero;

        Microsoft.Extensions.Options.OptionsValidationException refused = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            new SessionBook(market.Host, options, static _ => true, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, TimeProvider.System));

        Assert.Equal(4, refused.Failures.Count());
        Assert.Contains("Claims.MinimumClaim is 99, and has to be 100 to 1000000000.", refused.Failures);
    }

    private static async Task<string> RefusalOfAsync(MemoryMarket market, UInt256 id) =>
        (await Assert.ThrowsAsync<ServiceRefusedException>(() => market.Book.AdmitAsync(id, Cancellation))).WireCode;
}
