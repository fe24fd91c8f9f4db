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

    /// <summary>What it started with.</summary>
    public DevnetOptions Options { get; }

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

    /// <summary>Starts a chain with Multicall3, deploys the marketplace and seeds it. Takes a second or two; longer where anvil has to be fetched first.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left running.</param>
    /// <returns>The running chain. Dispose it to end it.</returns>
    /// <exception cref="AnvilNotFoundException">There is no anvil, and it cannot be fetched: the message says what to install.</exception>
    /// <exception cref="AnvilStartException">anvil ended, or did not listen in time.</exception>
    /// <exception cref="ContractRevertedException">An option is out of a contract's range.</exception>
    public static async Task<Devnet> StartAsync(DevnetOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DevnetOptions();
        ulong chainId = options.ChainId ?? Interlocked.Increment(ref _lastChainId);
        AnvilOptions anvilOptions = options.Anvil with { ChainId = chainId, Mnemonic = AnvilOptions.PublicMnemonic };
        AnvilProcess anvil = await AnvilProcess.StartAsync(anvilOptions, cancellationToken).ConfigureAwait(false);
        Devnet devnet = new(anvil, options);
        try
        {
            JsonRpcTransport owner = devnet.TransportOf(devnet.Accounts.Owner);
            await Multicall.InstallAsync(devnet.Transport, cancellationToken).ConfigureAwait(false);
            devnet.Deployment = await MarketplaceDeployer.DeployAsync(
                owner, chainId, devnet.Accounts.Treasury.Address, options, cancellationToken).ConfigureAwait(false);
            devnet.Contracts = new FabstirContracts(devnet.Transport, devnet.Deployment);
            devnet.Model = await Seeder.SeedAsync(
                owner, devnet.TransportOf(devnet.Accounts.Host), devnet.Accounts, devnet.Deployment, options, cancellationToken).ConfigureAwait(false);
            return devnet;
        }
        catch
        {
            await devnet.DisposeAsync().ConfigureAwait(false);
            throw;
        }
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
}
