using Fabstir.Ethereum;
using Fabstir.Ethereum.Tests;
using Fabstir.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>A session of a marketplace in memory, whose host is played by the test, and whose time stands still unless the test moves it.</summary>
internal sealed class ScriptedWorld : IAsyncDisposable
{
    private readonly MarketplaceConnection _connection;

    private ScriptedWorld(ScriptedNetwork network, ISigner? signer, ILoggerFactory loggers)
    {
        Network = network;
        MockState state = Market.State;
        _connection = new MarketplaceConnection(
            new MockChainNode(Market.Contracts, Market.Account),
            state.Deployment,
            confirmations: 1,
            JournalPlace.Of(new MemoryPaymentJournal(), path: null, loggers),
            Time,
            loggers)
        {
            Network = network,
            Signer = signer,
        };
    }

    public MockMarketplace Market { get; } = new();

    public ManualTime Time { get; } = new();

    public ScriptedNetwork Network { get; }

    public FabstirSession Session { get; private set; } = null!;

    public LlmSession Llm { get; private set; } = null!;

    /// <summary>The host's end of the first socket.</summary>
    public ScriptedSocket Socket { get; private set; } = null!;

    public static async Task<ScriptedWorld> CreateAsync(ScriptedNetwork? network = null, ISigner? signer = null, RecordedLog? log = null)
    {
        ScriptedWorld world = new(network ?? new ScriptedNetwork(), signer, log ?? new RecordedLog());
        world.Session = await new FabstirSessions(world._connection).StartAsync(
            world.Market.Model, world.Market.Host, new SessionConfig { DepositAmount = 1m }, cancellationToken: Test.Token);
        return world;
    }

    /// <summary>A session that is connected to a host which speaks the protocol.</summary>
    public static async Task<ScriptedWorld> OpenAsync(
        LlmSessionOptions? options = null, IReadOnlyList<string>? capabilities = null, RecordedLog? log = null)
    {
        ScriptedWorld world = await CreateAsync(log: log);
        Task<LlmSession> opening = world.Session.OpenStreamAsync(options, Test.Token);
        world.Socket = await (await world.Network.AcceptAsync()).AcceptAsync(capabilities);
        world.Llm = await opening;
        return world;
    }

    /// <summary>A session that is connected to a host of today.</summary>
    public static async Task<ScriptedWorld> OpenAsBaseAsync(LlmSessionOptions? options = null)
    {
        ScriptedWorld world = await CreateAsync();
        world.Network.Models = """{"models":[{"id":"tiny-vicuna-1b.q4_k_m"}]}""";
        Task<LlmSession> opening = world.Session.OpenStreamAsync(options, Test.Token);
        world.Socket = await (await world.Network.AcceptAsync()).AcceptAsBaseAsync();
        world.Llm = await opening;
        return world;
    }

    /// <summary>Asks; the answer is cancelled with the test.</summary>
    public TokenStream Ask(string prompt, PromptOptions? options = null) => Llm.StreamAsync(prompt, options, Test.Token);

    public async ValueTask DisposeAsync()
    {
        if (Llm is not null)
        {
            // A host that does not answer the close is waited for by a clock that stands.
            await Time.RunAsync(Llm.DisposeAsync().AsTask());
        }

        await _connection.DisposeAsync();
    }
}
