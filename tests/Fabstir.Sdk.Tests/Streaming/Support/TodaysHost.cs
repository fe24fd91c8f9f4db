using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Development;
using Fabstir.Ethereum.Tests;
using Fabstir.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>A host as they are today, in Node.js: it serves the devnet's host account over a real socket. It ends with the test.</summary>
internal sealed class TodaysHost : IAsyncDisposable
{
    // anvil's third account, which everybody knows.
    private const string Key = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

    private readonly Process _node;

    private TodaysHost(Process node) => _node = node;

    /// <summary>Where it is reached.</summary>
    public Uri Url { get; private set; } = null!;

    public static async Task<TodaysHost> StartAsync(Devnet devnet, string modelName, int tokens)
    {
        NodeModules.PathOf();
        ProcessStartInfo start = new("node", [Repository.PathOf("tests", "node", "todays-host.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        TodaysHost host = new(Process.Start(start)!);
        Address market = devnet.Deployment.JobMarketplace;
        JsonObject settings = new()
        {
            ["rpcUrl"] = devnet.RpcUrl.AbsoluteUri,
            ["privateKey"] = Key,
            ["market"] = market.ToString(),
            ["chainId"] = devnet.ChainId,
            ["modelName"] = modelName,
            ["tokens"] = tokens,
            ["disputeWindow"] = 30,
        };
        await host._node.StandardInput.WriteLineAsync(settings.ToJsonString());
        await host._node.StandardInput.FlushAsync(Test.Token);
        host.Url = new Uri($"http://127.0.0.1:{(await host.NextAsync()).GetProperty("port").GetInt32()}");
        return host;
    }

    /// <summary>What it does next on chain.</summary>
    public async Task<JsonElement> NextAsync()
    {
        string? line = await _node.StandardOutput.ReadLineAsync(Test.Token);
        return JsonElement.Parse(line ?? throw new InvalidOperationException("The host has ended."));
    }

    public async ValueTask DisposeAsync()
    {
        // It ends with its input.
        _node.StandardInput.Close();
        await _node.WaitForExitAsync(CancellationToken.None);
        _node.Dispose();
    }
}
