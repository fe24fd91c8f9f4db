using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>A chain of one's own with the Fabstir marketplace on it, a registered host, and a client with money.</summary>
/// <remarks>
/// The contracts are this project's own, with the deployed interface; what could not be observed of the deployed ones is assumed, and marked so in
/// their documentation. The chain ends with this process, whatever happens to it. Needs Node.js with npm once, to fetch anvil. Thread-safe.
/// </remarks>
public sealed class Devnet : IAsyncDisposable
{
    // Blocks come as fast as transactions do: whoever waits for one should not wait for the next second.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private static ulong _lastChainId = 31336;

    private readonly Dictionary<Address, JsonRpcTransport> _transports = [];
    private readonly List<LocalSigner> _signers = [];
    private readonly Lock _lock = new();

    private Devnet(AnvilProcess anvil, DevnetOptions options)
    {
        Anvil = anvil;
        Options = options;
        Transport = new JsonRpcTransport(anvil.RpcUrl, signer: null, TransportOptions);
    }

    /// <summary>The chain itself.</summary>
    public AnvilProcess Anvil { get; }

    /// <summary>What it started with, and what was deployed.</summary>
    public DevnetOptions Options { get; private set; }

    /// <summary>The id of the chain.</summary>
    public ulong ChainId => Anvil.Options.ChainId;

    /// <summary>Where it answers JSON-RPC over HTTP.</summary>
    public Uri RpcUrl => Anvil.RpcUrl;

    /// <summary>The accounts, with their keys.</summary>
    public DevnetAccounts Accounts { get; } = new();

    /// <summary>Where the contracts are.</summary>
    public DevnetDeployment Deployment { get; private set; } = null!;

    /// <summary>The model that the host serves.</summary>
    public DevnetModel Model { get; private set; } = null!;

    /// <summary>A transport that only reads.</summary>
    public JsonRpcTransport Transport { get; }

    /// <summary>The contracts, to read from.</summary>
    public FabstirContracts Contracts { get; private set; } = null!;

    private JsonRpcTransportOptions TransportOptions => new() { ChainId = Anvil.Options.ChainId, PollInterval = PollInterval, TimeProvider = Anvil.Options.TimeProvider };

    /// <summary>Starts a chain with Multicall3 and the marketplace on it, deployed and seeded.</summary>
    /// <remarks>
    /// A deployment takes a second or two, and is kept in the user's cache folder: the next start that asks for the same takes a moment, in whatever
    /// process. Longer where anvil has to be fetched first.
    /// </remarks>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left running.</param>
    /// <returns>The running chain. Dispose it to end it.</returns>
    /// <exception cref="AnvilNotFoundException">There is no anvil, and it cannot be fetched: the message says what to install.</exception>
    /// <exception cref="AnvilStartException">anvil ended, or did not listen in time.</exception>
    /// <exception cref="ContractRevertedException">An option is out of a contract's range.</exception>
    /// <exception cref="ArgumentException">The options ask for another deployment than their state has.</exception>
    /// <exception cref="DevnetStateException">anvil does not take the state.</exception>
    public static async Task<Devnet> StartAsync(DevnetOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DevnetOptions();
        ulong chainId = options.ChainId ?? Interlocked.Increment(ref _lastChainId);
        Devnet devnet = await StartEmptyAsync(
            options with { Anvil = options.Anvil with { ChainId = chainId } }, cancellationToken).ConfigureAwait(false);
        try
        {
            DevnetState? state = await StartingState.FindAsync(options, devnet.Anvil, cancellationToken).ConfigureAwait(false);
            await (state is null ? devnet.DeployAsync(cancellationToken) : devnet.LoadAsync(state, cancellationToken)).ConfigureAwait(false);
            return devnet;
        }
        catch
        {
            await devnet.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts a chain with nothing on it, under the chain id of the options for anvil.</summary>
    internal static async Task<Devnet> StartEmptyAsync(DevnetOptions options, CancellationToken cancellationToken)
    {
        AnvilOptions anvil = options.Anvil with { Mnemonic = AnvilOptions.PublicMnemonic };
        return new Devnet(await AnvilProcess.StartAsync(anvil, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>Puts Multicall3, the marketplace and somebody to do business with on the empty chain.</summary>
    internal async Task DeployAsync(CancellationToken cancellationToken)
    {
        JsonRpcTransport owner = TransportOf(Accounts.Owner);
        await Multicall.InstallAsync(Transport, cancellationToken).ConfigureAwait(false);
        Deployment = await MarketplaceDeployer.DeployAsync(owner, ChainId, Accounts.Treasury.Address, Options, cancellationToken).ConfigureAwait(false);
        Contracts = new FabstirContracts(Transport, Deployment);
        Model = await Seeder.SeedAsync(owner, TransportOf(Accounts.Host), Accounts, Deployment, Options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A transport that signs with an account's key. There is one for each account; it is disposed with the chain.</summary>
    /// <param name="account">One of <see cref="Accounts"/>.</param>
    public JsonRpcTransport TransportOf(DevnetAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (_lock)
        {
            if (!_transports.TryGetValue(account.Address, out JsonRpcTransport? transport))
            {
                LocalSigner signer = account.CreateSigner();
                _signers.Add(signer);
                transport = new JsonRpcTransport(RpcUrl, signer, TransportOptions);
                _transports.Add(account.Address, transport);
            }

            return transport;
        }
    }

    /// <summary>The contracts, called by an account.</summary>
    /// <param name="account">One of <see cref="Accounts"/>.</param>
    public FabstirContracts ContractsOf(DevnetAccount account) => new(TransportOf(account), Deployment);

    /// <summary>Moves the clock of the chain forward and mines a block.</summary>
    /// <param name="time">At least a second; fractions of a second are dropped, because blocks have whole seconds.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is less than a second.</exception>
    public async Task AdvanceTimeAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromSeconds(1));
        await Transport.RequestAsync("evm_increaseTime", [(long)time.TotalSeconds], cancellationToken).ConfigureAwait(false);
        await Transport.RequestAsync("evm_mine", [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes blocks out of the chain's end and puts as many others in their place, as a reorganisation does.</summary>
    /// <remarks>
    /// Transactions of the replaced blocks are gone: they are not mined, and wait nowhere. The new blocks are others, even with the same transactions. The clock of the chain goes back to the last block that
    /// stays. Accounts have the nonces that they had there, which transports that were made before do not know.
    /// </remarks>
    /// <param name="depth">How many blocks, at least 1; at most those since the chain started, where it started from a state.</param>
    /// <param name="rawTransactions">Signed transactions that the first of the new blocks has; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is less than 1.</exception>
    /// <exception cref="JsonRpcException">The chain has not so many blocks, or a transaction cannot be mined there.</exception>
    public async Task ReorganiseAsync(int depth, IReadOnlyList<Bytes>? rawTransactions = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);

        // In the same second, the same transactions make the same block again: another receiver of tips makes it another one.
        Address coinbase = new(RandomNumberGenerator.GetBytes(Address.Size));
        await Transport.RequestAsync("anvil_setCoinbase", [coinbase.ToString()], cancellationToken).ConfigureAwait(false);
        JsonArray transactions = [.. (rawTransactions ?? []).Select(static raw => (JsonNode)new JsonArray(raw.ToString(), 0))];
        await Transport.RequestAsync("anvil_reorg", [depth, transactions], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The chain as it is now, to start others from. It goes on undisturbed.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<DevnetState> DumpStateAsync(CancellationToken cancellationToken = default)
    {
        Bytes chain = await ChainState.DumpAsync(Anvil, cancellationToken).ConfigureAwait(false);
        return new DevnetState(Deployment, Model, Options, chain);
    }

    /// <summary>Ends the chain; everything on it is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await Anvil.DisposeAsync().ConfigureAwait(false);
        Transport.Dispose();
        lock (_lock)
        {
            _transports.Values.ToList().ForEach(static transport => transport.Dispose());
            _signers.ForEach(static signer => signer.Dispose());
        }
    }

    private async Task LoadAsync(DevnetState state, CancellationToken cancellationToken)
    {
        await ChainState.LoadAsync(Anvil, state, cancellationToken).ConfigureAwait(false);
        Deployment = DevnetDeployment.Create(ChainId, ContractAddresses.Of(state.Deployment), state.Deployment.JobMarketplace.AsOf);
        Contracts = new FabstirContracts(Transport, Deployment);
        Model = state.Model;
        Uri hostUrl = Options.HostUrl == new DevnetOptions().HostUrl ? state.Options.HostUrl : Options.HostUrl;
        Options = state.Options with { HostUrl = hostUrl, ChainId = Options.ChainId, Anvil = Options.Anvil, State = Options.State };
        if (hostUrl != state.Options.HostUrl)
        {
            await Seeder.MoveHostAsync(ContractsOf(Accounts.Host), hostUrl, cancellationToken).ConfigureAwait(false);
        }
    }
}
