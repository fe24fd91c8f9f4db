using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Hosts;

/// <summary>Six hosts beside the one of the devnet, one of which wrote nonsense into the registry.</summary>
public sealed class DiscoveryTests(DiscoveryTests.SixHosts market) : IClassFixture<DiscoveryTests.SixHosts>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelId Model => market.Market.Devnet.Model.Id;

    private Address HostOfDevnet => market.Market.HostAddress;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(500)]
    public async Task All_hosts_are_found_whatever_the_size_of_a_page(int pageSize)
    {
        HashSet<Address> expected = [HostOfDevnet, .. market.Market.Devnet.Accounts.Others.Select(static one => one.Address)];
        Assert.Equal(expected, [.. (await FindAsync(new HostQuery { PageSize = pageSize })).Select(static host => host.Address)]);
        Assert.Equal(expected, [.. (await FindAsync(new HostQuery { PageSize = pageSize, Model = Model })).Select(static host => host.Address)]);
        Assert.Empty(await FindAsync(new HostQuery { PageSize = pageSize, Model = ModelId.Of("nobody/nothing", "file") }));
    }

    [Fact]
    public async Task A_query_asks_for_price_token_stake_region_and_capabilities()
    {
        Assert.Equal("0 2", await NamesAsync(new HostQuery { Model = Model, MaxPrice = TokenPrice.PerMillionTokens(3m) }));
        Assert.Equal("3 devnet", await NamesAsync(new HostQuery { Model = Model, PaidIn = PaymentToken.Native }));
        Assert.Equal("4", await NamesAsync(new HostQuery { MinStake = FabAmount.FromDecimal(1_001m) }));
        Assert.Equal("1 2", await NamesAsync(new HostQuery { Region = "US-" }));
        Assert.Equal("2", await NamesAsync(new HostQuery { Region = "us-", Capabilities = ["STREAMING"] }));
        Assert.Equal("1", await NamesAsync(new HostQuery { Region = "us-", Excluded = [market.Market.Devnet.Accounts.Others[2].Address] }));
        await Assert.ThrowsAsync<OutOfBoundsException>(() => FindAsync(new HostQuery { MaxPrice = TokenPrice.PerMillionTokens(3m) }));
    }

    [Fact]
    public async Task Nonsense_in_the_registry_is_described_and_hides_nobody()
    {
        RegisteredHost host = (await market.Market.Client.Hosts.FindAsync(market.Market.Devnet.Accounts.Others[5].Address, Cancellation))!;

        Assert.Equal(("javascript:alert(1)", null, null), (host.ApiUrl, host.Url, host.Metadata));
        Assert.Contains("no JSON", host.MetadataProblem, StringComparison.Ordinal);
        Assert.True(host.IsActive);
        // It named no price: nobody can open a session with it.
        Assert.Equal([new HostModel(Model, null)], host.Models);
    }

    [Fact]
    public async Task A_host_s_status_shows_it_from_all_sides_also_when_it_is_not_registered()
    {
        HostStatus host = await market.Market.Client.Hosts.GetStatusAsync(HostOfDevnet, cancellationToken: Cancellation);
        HostStatus nobody = await market.Market.Client.Hosts.GetStatusAsync(cancellationToken: Cancellation);

        Assert.Equal((true, true, HostOfDevnet), (host.IsRegistered, host.IsActive, host.Earnings.Host));
        Assert.Equal((false, false, market.Market.ClientAddress, 0), (nobody.IsRegistered, nobody.IsActive, nobody.Reliability.Host, nobody.Reliability.Known));
    }

    [Fact]
    public async Task Hosts_are_ranked_with_reasons_and_the_first_is_selected()
    {
        FabstirHosts hosts = market.Market.Client.Hosts;

        IReadOnlyList<RankedHost> ranked = await hosts.RankAsync(Model, cancellationToken: Cancellation);
        RankedHost selected = await hosts.SelectAsync(Model, new RankingOptions { PaidIn = PaymentToken.Native, Region = "mars" }, cancellationToken: Cancellation);
        FabstirException nobody = await Assert.ThrowsAsync<FabstirException>(
            () => hosts.SelectAsync(Model, query: new HostQuery { MinStake = FabAmount.FromDecimal(1_000_000m) }, cancellationToken: Cancellation));

        // Neither of the two that take no USDC: host 3 and the one without prices. Host 4 has by its stake what 1 has by its price, and is dearer.
        Assert.Equal("0 2 1 4 devnet", Names(ranked.Select(static one => one.Host), sorted: false));
        Assert.Equal(ranked[0].Host, (await hosts.SelectAsync(Model, cancellationToken: Cancellation)).Host with { Models = ranked[0].Host.Models, Metadata = ranked[0].Host.Metadata });
        Assert.Equal("3", Names([selected.Host]));
        Assert.Equal([RankingFactor.Price, RankingFactor.Stake, RankingFactor.Reliability, RankingFactor.ResponseTime, RankingFactor.Region],
            selected.Reasons.Select(static reason => reason.Factor));
        Assert.Equal(FabstirErrorCode.NoHostsAvailable, nobody.Code);
    }

    private async Task<IReadOnlyList<RegisteredHost>> FindAsync(HostQuery query)
    {
        List<RegisteredHost> found = [];
        await foreach (RegisteredHost host in market.Market.Client.Hosts.DiscoverAsync(query, Cancellation))
        {
            found.Add(host);
        }

        return found;
    }

    private async Task<string> NamesAsync(HostQuery query) => Names(await FindAsync(query));

    private string Names(IEnumerable<RegisteredHost> hosts, bool sorted = true)
    {
        IReadOnlyList<DevnetAccount> others = market.Market.Devnet.Accounts.Others;
        IEnumerable<string> names = hosts.Select(host => host.Address == HostOfDevnet ? "devnet" : $"{others.TakeWhile(other => other.Address != host.Address).Count()}");
        return string.Join(' ', sorted ? names.Order(StringComparer.Ordinal) : names);
    }

    /// <summary>A marketplace with further hosts.</summary>
    public sealed class SixHosts : IAsyncLifetime
    {
        public Marketplace Market { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Market.InitializeAsync();
            IReadOnlyList<DevnetAccount> accounts = Market.Devnet.Accounts.Others;
            await Market.RegisterHostAsync(accounts[0], TokenPrice.PerMillionTokens(2m));
            await Market.RegisterHostAsync(accounts[1], TokenPrice.PerMillionTokens(4m), location: "us-east");
            await Market.RegisterHostAsync(accounts[2], TokenPrice.PerMillionTokens(3m), location: "us-west", capabilities: ["streaming", "batch"]);
            await Market.RegisterHostAsync(accounts[3], usdc: null, new TokenPrice(227_273, PaymentToken.Native));
            await Market.RegisterHostAsync(accounts[4], TokenPrice.PerMillionTokens(10m), stake: 5_000m);
            await RegisterNonsenseAsync(accounts[5]);
        }

        public ValueTask DisposeAsync() => Market.DisposeAsync();

        private async Task RegisterNonsenseAsync(DevnetAccount account)
        {
            await Market.MintFabAsync(account.Address, 1_000m);
            FabstirContracts contracts = Market.Devnet.ContractsOf(account);
            await contracts.Fab.ApproveAsync(
                new() { Spender = Market.Devnet.Deployment.NodeRegistry, Value = FabAmount.FromDecimal(1_000m).BaseUnits }, cancellationToken: Cancellation).MinedAsync();
            await contracts.NodeRegistry.RegisterNodeAsync(
                new()
                {
                    Metadata = new string('[', 5_000),
                    ApiUrl = "javascript:alert(1)",
                    ModelIds = [Market.Devnet.Model.Id],
                    MinPricePerTokenNative = 227_273,
                    MinPricePerTokenStable = 1,
                },
                cancellationToken: Cancellation).MinedAsync();
        }
    }
}
