using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.Development;
using Fabstir.StreamTestbed.Network;
using Fabstir.StreamTestbed.Serving;

namespace Fabstir.StreamTestbed.World;

/// <summary>A chain that mines by the clock, a host in a process of its own, and payers: what a scenario happens in.</summary>
internal sealed class StreamWorld : IAsyncDisposable
{
    private readonly JournalFolder _journals = new();
    private readonly List<CuttingProxy> _networks = [];
    private readonly Lock _lock = new();
    private readonly WorldOptions _options;
    private ChainBooks? _before;
    private int _starts;

    private StreamWorld(FaultChain chain, WorldOptions options) => (Chain, _options) = (chain, options);

    public FaultChain Chain { get; }

    public HostProcess Host { get; private set; } = null!;

    /// <summary>The books before the first session.</summary>
    public ChainBooks Before => _before!;

    /// <summary>How many host processes there have been.</summary>
    public int Starts => _starts;

    public static async Task<StreamWorld> StartAsync(WorldOptions options, CancellationToken cancellationToken)
    {
        FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, options.Payers, cancellationToken);
        StreamWorld world = new(chain, options);
        try
        {
            world._before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);
            world.HostNode = await world.StartNodeAsync(cancellationToken);
            await world.StartHostAsync(cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>The faulty provider that the host asks; null where it asks the chain itself.</summary>
    public ChaosServer? HostNode { get; private set; }

    /// <summary>A network of its own to the host, for one client.</summary>
    public CuttingProxy Connect()
    {
        lock (_lock)
        {
            CuttingProxy network = new() { TargetPort = Host.Port };
            _networks.Add(network);
            return network;
        }
    }

    /// <summary>Kills the host, and starts another one where it was.</summary>
    public async Task KillHostAsync(CancellationToken cancellationToken)
    {
        Aim(0);
        await Host.KillAsync(cancellationToken);
        await Host.DisposeAsync();
        await StartHostAsync(cancellationToken);
    }

    /// <summary>Stops the host in order, and starts another one where it was.</summary>
    public async Task StopHostAsync(CancellationToken cancellationToken)
    {
        Aim(0);
        if (!await Host.StopAsync(cancellationToken))
        {
            throw new InvalidOperationException($"The host did not stop in order: {Host.Complaints}");
        }

        await Host.DisposeAsync();
        await StartHostAsync(cancellationToken);
    }

    public Task<ChainBooks> ReadBooksAsync(CancellationToken cancellationToken) => Chain.ReadBooksAsync(Before.Block, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (CuttingProxy network in _networks)
        {
            await network.DisposeAsync();
        }

        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        if (HostNode is not null)
        {
            await HostNode.DisposeAsync();
        }

        await Chain.DisposeAsync();
        _journals.Dispose();
    }

    private async Task<ChaosServer?> StartNodeAsync(CancellationToken cancellationToken) =>
        _options.NodeFaults is { } faults ? await ChaosServer.StartAsync(Chain.Node, faults, cancellationToken) : null;

    private async Task StartHostAsync(CancellationToken cancellationToken)
    {
        int start = ++_starts;
        Host = await HostProcess.StartAsync(
            new HostSettings
            {
                RpcUrl = HostNode?.Url ?? Chain.Devnet.RpcUrl,
                Marketplace = MarketplaceAddress.Of(Chain.Devnet),
                Model = $"{Chain.Devnet.Model.Repository}:{Chain.Devnet.Model.FileName}",
                Journals = _journals.PathOf(0, _options.ForgetsJournals ? start : 0),
                IdleMilliseconds = _options.IdleMilliseconds,
                Authenticates = _options.Authenticates,
            },
            cancellationToken);
        Aim(Host.Port);
    }

    private void Aim(int port)
    {
        lock (_lock)
        {
            _networks.ForEach(network => network.TargetPort = port);
        }
    }
}
