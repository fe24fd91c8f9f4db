using System.Text.Json.Nodes;
using Fabstir.Chaos;
using Fabstir.Development;

namespace Fabstir.Ethereum.Tests;

/// <summary>A real chain that mines a block every tenth of a second. One for all tests of a class: each has an account of its own.</summary>
public sealed class AnvilChain : IAsyncLifetime
{
    private static int _lastChainId = 7_100_000;

    private AnvilProcess? _anvil;

    public ulong ChainId { get; } = (ulong)Interlocked.Increment(ref _lastChainId);

    /// <summary>The node itself, past all faults.</summary>
    public UpstreamNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _anvil = await AnvilProcess.StartAsync(new AnvilOptions { BlockTime = TimeSpan.FromSeconds(0.1), ChainId = ChainId }, Test.Token);
        Node = new UpstreamNode(_anvil.RpcUrl);
    }

    public async ValueTask DisposeAsync()
    {
        Node.Dispose();
        await _anvil!.DisposeAsync();
    }

    public Task<JsonNode?> AskAsync(string method, params JsonNode?[] parameters) => Node.AskAsync(method, new JsonArray(parameters), Test.Token);
}
