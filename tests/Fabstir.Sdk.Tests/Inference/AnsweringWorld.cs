using Fabstir.Abi;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Sdk.Tests.Inference;

/// <summary>A marketplace in memory with several hosts, which can be made to fail, and the facets that ask them.</summary>
internal sealed class AnsweringWorld : IAsyncDisposable
{
    private readonly MarketplaceConnection _connection;

    private AnsweringWorld(MockMarketplace market, IReadOnlyList<Address> addresses, TimeProvider time)
    {
        Market = market;
        Addresses = addresses;
        Network = new FaultyHosts(new MockHostNetwork(market.Contracts));
        _connection = new MarketplaceConnection(
            new MockChainNode(market.Contracts, market.Account),
            market.State.Deployment,
            confirmations: 1,
            JournalPlace.Of(new MemoryPaymentJournal(), path: null, NullLoggerFactory.Instance),
            time,
            NullLoggerFactory.Instance)
        {
            Network = Network,
        };
        Hosts = new FabstirHosts(_connection);
        Sessions = new FabstirSessions(_connection);
        FabstirModels models = new(_connection);
        Inference = new FabstirInference(_connection, Hosts, Sessions, models);
        Jobs = new FabstirJobs(_connection, Hosts, Sessions, models);
    }

    public MockMarketplace Market { get; }

    public FaultyHosts Network { get; }

    /// <summary>The hosts, the one that comes first by the requirements of <see cref="Pool"/> first.</summary>
    public IReadOnlyList<Address> Addresses { get; }

    public FabstirHosts Hosts { get; }

    public FabstirSessions Sessions { get; }

    public FabstirInference Inference { get; }

    public FabstirJobs Jobs { get; }

    /// <summary>Two USDC, of which a session deposits a half, and hosts in their order.</summary>
    public SessionPoolOptions Pool => new() { Model = Market.Model, MaxSpend = 2m, Hosts = InOrder };

    public HostRequirements InOrder => new() { Preferred = Addresses };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The name in the URL of a host.</summary>
    public static string NameOf(int host) => $"host-{host}.example";

    public static async Task<AnsweringWorld> CreateAsync(int hosts = 1, Func<string, string>? answer = null, TimeProvider? time = null)
    {
        MockOptions options = new();
        MockMarketplace market = new(answer is null ? options : options with { Answer = answer });
        List<Address> addresses = [];
        for (int i = 0; i < hosts; i++)
        {
            Address address = Address.Parse($"0x00000000000000000000000000000000000000{i + 1:x2}");
            market.Mint(address, FabAmount.FromDecimal(1_000m));
            await using FabstirClient host = FabstirClient.CreateMock(market, account: address);
            await host.Hosts.RegisterAsync(
                new HostRegistration
                {
                    ApiUrl = new Uri($"https://{NameOf(i)}/"),
                    Metadata = new HostMetadata { Location = i == 0 ? "eu-west" : "us-east" },
                    Models = [new HostModel(market.Model, TokenPrice.PerMillionTokens(5m + i))],
                },
                Cancellation);
            addresses.Add(address);
        }

        // The host that there is from the beginning would be one more.
        await using FabstirClient first = FabstirClient.CreateMock(market, account: market.Host);
        await first.Hosts.UnregisterAsync(Cancellation);
        return new AnsweringWorld(market, addresses, time ?? TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Inference.CloseAsync();
        await _connection.DisposeAsync();
    }
}
