using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Hosts;

public sealed class ReliabilityInSelectionTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_on_chain_are_looked_at_only_where_they_count()
    {
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        FabstirClient client = await market.ConnectAsync(account: null);
        client.Hosts.Observe(new HostObservation(market.HostAddress, Succeeded: true));
        ModelId model = market.Devnet.Model.Id;

        RankedHost counted = await client.Hosts.SelectAsync(model, cancellationToken: Cancellation);
        RankedHost local = await client.Hosts.SelectAsync(model, new RankingOptions { ReliabilityWeight = 0 }, cancellationToken: Cancellation);

        Assert.True(counted.Reliability.Succeeded > 0);
        Assert.Equal((0, 1), (local.Reliability.Succeeded, local.Reliability.ObservedSuccesses));
    }
}
