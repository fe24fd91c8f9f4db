using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Hosts;

public sealed class ReliabilityTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_on_chain_and_what_the_client_saw_make_one_rate()
    {
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        await market.SettleAsync(PaymentToken.Native, tokens: 300);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 0);
        await market.OpenAsync(PaymentToken.Usdc);
        FabstirClient client = await market.ConnectAsync(account: null);
        client.Hosts.Observe(new HostObservation(market.HostAddress, Succeeded: true, TimeSpan.FromMilliseconds(100)));
        client.Hosts.Observe(new HostObservation(market.HostAddress, Succeeded: true, TimeSpan.FromMilliseconds(300)));
        client.Hosts.Observe(new HostObservation(market.HostAddress, Succeeded: false));
        client.Hosts.Observe(new HostObservation(market.ClientAddress, Succeeded: false));

        HostReliability host = await client.Hosts.GetReliabilityAsync(market.HostAddress, cancellationToken: Cancellation);
        HostReliability newest = await client.Hosts.GetReliabilityAsync(market.HostAddress, new ReliabilityOptions { Sessions = 2 }, Cancellation);
        HostReliability recent = await client.Hosts.GetReliabilityAsync(market.HostAddress, new ReliabilityOptions { Blocks = 1 }, Cancellation);
        HostReliability stranger = await client.Hosts.GetReliabilityAsync(market.Devnet.Accounts.Others[0].Address, cancellationToken: Cancellation);

        Assert.Equal((2, 1, 1, (UInt256)1_300), (host.Succeeded, host.Failed, host.Active, host.TokensProven));
        Assert.Equal((2, 1, TimeSpan.FromMilliseconds(200)), (host.ObservedSuccesses, host.ObservedFailures, host.MeanResponseTime));
        Assert.Equal((6, 4m / 6), (host.Known, host.SuccessRate));
        Assert.Equal((0, 1, 1), (newest.Succeeded, newest.Failed, newest.Active));
        Assert.Equal((0, 0, 1), (recent.Succeeded, recent.Failed, recent.Active));
        Assert.Equal((0, null, null), (stranger.Known, stranger.SuccessRate, stranger.MeanResponseTime));
    }

    [Fact]
    public void Only_the_newest_observations_of_a_host_are_kept()
    {
        HostObservations observations = new();
        Address host = market.HostAddress;
        for (int i = 0; i < 300; i++)
        {
            observations.Add(new HostObservation(host, Succeeded: i >= 44));
        }

        Assert.Equal(256, observations.Of(host).Count);
        Assert.All(observations.Of(host), static one => Assert.True(one.Succeeded));
    }

    [Fact]
    public void The_host_that_was_not_seen_for_longest_is_forgotten_first()
    {
        HostObservations observations = new();
        Address[] hosts = [.. Enumerable.Range(0, 4_097).Select(static i => new Address(Keccak256.Hash($"host {i}").AsSpan()[12..]))];
        foreach (Address host in hosts[..4_096])
        {
            observations.Add(new HostObservation(host, Succeeded: true));
        }

        observations.Add(new HostObservation(hosts[0], Succeeded: true));
        observations.Add(new HostObservation(hosts[4_096], Succeeded: true));

        Assert.Equal((2, 0, 1, 1), (observations.Of(hosts[0]).Count, observations.Of(hosts[1]).Count, observations.Of(hosts[2]).Count, observations.Of(hosts[4_096]).Count));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilityOptions { Blocks = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilityOptions { Sessions = 501 });
    }
}
