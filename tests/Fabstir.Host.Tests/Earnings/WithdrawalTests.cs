using Fabstir.Abi;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Host.Tests.Earnings;

public sealed class WithdrawalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-withdrawal-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Earnings_are_withdrawn_when_they_are_worth_it()
    {
        await using MemoryMarket market = await EarnAsync(tokens: 1_000);
        TokenAmount earned = (await market.Host.Hosts.GetEarningsAsync(cancellationToken: Cancellation)).Usdc;
        Assert.Equal((UInt256)4_500u, earned.BaseUnits);

        await ScheduleOf(market, new WithdrawalOptions { UsdcAmount = 0.004_501m }, TimeProvider.System).RunOnceAsync(Cancellation);
        Assert.Equal(earned, (await market.Host.Hosts.GetEarningsAsync(cancellationToken: Cancellation)).Usdc);
        await ScheduleOf(market, new WithdrawalOptions { UsdcAmount = 0.004_5m }, TimeProvider.System).RunOnceAsync(Cancellation);

        Assert.Equal(UInt256.Zero, (await market.Host.Hosts.GetEarningsAsync(cancellationToken: Cancellation)).Usdc.BaseUnits);
    }

    [Fact]
    public async Task Earnings_are_withdrawn_after_a_time_that_a_restart_does_not_begin_anew()
    {
        await using MemoryMarket market = await EarnAsync(tokens: 200);
        WithdrawalOptions daily = new() { Every = TimeSpan.FromDays(1) };
        SetTime time = new();

        await ScheduleOf(market, daily, time).RunOnceAsync(Cancellation);
        time.Now += TimeSpan.FromHours(23);
        await ScheduleOf(market, daily, time).RunOnceAsync(Cancellation);
        Assert.NotEqual(UInt256.Zero, (await market.Host.Hosts.GetEarningsAsync(cancellationToken: Cancellation)).Usdc.BaseUnits);
        time.Now += TimeSpan.FromHours(1);
        await ScheduleOf(market, daily, time).RunOnceAsync(Cancellation);

        Assert.Equal(UInt256.Zero, (await market.Host.Hosts.GetEarningsAsync(cancellationToken: Cancellation)).Usdc.BaseUnits);
    }

    [Fact]
    public async Task What_a_claim_earns_and_costs_is_added_up()
    {
        await using MemoryMarket market = await EarnAsync(tokens: 1_000);

        MoneySnapshot figures = market.Book.Figures.Snapshot;

        Assert.Equal((1_000, 1_000, 0), (figures.ServedTokens, figures.ProvenTokens, figures.UnpaidTokens));
        Assert.Equal((1, 0, 1), (figures.Claims, figures.RefusedClaims, figures.Completions));
        Assert.Equal(new TokenAmount(4_500, PaymentToken.Usdc), figures.EarnedUsdc);
    }

    private WithdrawalSchedule ScheduleOf(MemoryMarket market, WithdrawalOptions options, TimeProvider time) =>
        new(market.Host, options, Path.Combine(_folder, "withdrawn"), time, new HostMoneyLog(NullLogger.Instance));

    private static async Task<MemoryMarket> EarnAsync(int tokens)
    {
        MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(tokens);
        served.Leave();
        await market.SettleAsync(session);
        await market.Book.RunOnceAsync(Cancellation);
        return market;
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
