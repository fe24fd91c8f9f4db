using System.Numerics;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Metering;

/// <summary>What a session is billed that was left to the host: on chain, read raw, by the formula of <c>docs/hosting-money.md</c>.</summary>
public sealed class SettlementTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private const int Price = 5_001;
    private const int Interval = 250;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, SmallSessionPolicy, int> Bills { get; } = new()
    {
        { 0, SmallSessionPolicy.ProofInterval, 0 },
        { 1, SmallSessionPolicy.Nothing, 0 },
        { 1, SmallSessionPolicy.OneHundred, 100 },
        { 1, SmallSessionPolicy.ProofInterval, Interval },
        { 99, SmallSessionPolicy.Nothing, 0 },
        { 99, SmallSessionPolicy.OneHundred, 100 },
        { 99, SmallSessionPolicy.ProofInterval, Interval },
        { 100, SmallSessionPolicy.ProofInterval, 100 },
        { 101, SmallSessionPolicy.ProofInterval, 101 },
        { 199, SmallSessionPolicy.Nothing, 199 },
        { 200, SmallSessionPolicy.OneHundred, 200 },
        { 1_234, SmallSessionPolicy.OneHundred, 1_234 },
    };

    [Theory]
    [MemberData(nameof(Bills))]
    public async Task A_session_that_is_left_to_the_host_is_billed_by_the_formula(int served, SmallSessionPolicy policy, int billed)
    {
        await using SessionBook book = await market.StartBookAsync(market.NewFolder(), options => options.Claims.SmallSessions = policy);
        FabstirSession session = await OpenAsync();
        IServedSession admitted = await book.AdmitAsync(session.Id, Cancellation);

        Assert.Equal(served, await admitted.AnswerAsync(served));
        admitted.Leave();
        await market.SettleAsync(book, session);

        await CheckAsync(session, billed);
    }

    private Task<FabstirSession> OpenAsync() =>
        market.OpenAsync(new SessionConfig { DepositAmount = 1m, PricePerToken = new TokenPrice(Price, PaymentToken.Usdc), ProofInterval = Interval });

    /// <summary>Tokens times price by 1,000, a tenth of that for the treasury, both rounded down; the rest comes back.</summary>
    private async Task CheckAsync(FabstirSession session, int billed)
    {
        BigInteger cost = (BigInteger)billed * Price / 1_000;
        Assert.Equal(1, await market.SessionFieldAsync(session.Id, 12));
        Assert.Equal(billed, await market.SessionFieldAsync(session.Id, 6));
        Assert.Equal(cost - (cost / 10), await market.SessionFieldAsync(session.Id, 13));
        Assert.Equal(1_000_000 - cost, await market.SessionFieldAsync(session.Id, 14));
    }
}
