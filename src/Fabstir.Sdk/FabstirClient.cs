using Fabstir.Abi;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fabstir;

/// <summary>The client of the marketplace on one chain, for one account: sessions, payments and everything around them.</summary>
/// <remarks>
/// <para>
/// Make one for each account, and keep it: it is thread-safe, and its facets share the connection. Without <see cref="FabstirOptions.Signer"/> it only
/// reads, and what needs an account throws <see cref="ReadOnlyClientException"/>.
/// </para>
/// <para>All that goes wrong is a <see cref="FabstirException"/>. Cancelling never calls back a transaction that was handed to a node.</para>
/// <code>
/// await using FabstirClient client = await FabstirClient.ConnectAsync(new FabstirOptions
/// {
///     RpcUrl = new Uri("https://sepolia.base.org"),
///     Signer = SignerSource.FromFile("/run/secrets/fabstir-key"),
/// });
/// Balances balances = await client.Payments.GetBalancesAsync();
/// </code>
/// </remarks>
public sealed class FabstirClient : IAsyncDisposable
{
    private readonly MarketplaceConnection _connection;
    private readonly EventHub _events;
    private MockContracts? _mock;
    private FabstirOptions? _mockOptions;

    private FabstirClient(MarketplaceConnection connection, IConversationStore conversations)
    {
        _connection = connection;
        Payments = new FabstirPayments(connection);
        Models = new FabstirModels(connection);
        Hosts = new FabstirHosts(connection);
        Treasury = new FabstirTreasury(connection);
        Sessions = new FabstirSessions(connection);
        Network = new FabstirNetwork(connection);
        Diagnostics = new FabstirDiagnostics(connection);
        Conversations = new FabstirConversations(conversations, connection.Time);
        Proofs = new FabstirProofs(connection);
        Inference = new FabstirInference(connection, Hosts, Sessions, Models);
        Jobs = new FabstirJobs(connection, Hosts, Sessions, Models);
        _events = new EventHub(connection);
        Events = new FabstirEvents(connection, _events);
    }

    /// <summary>The account that pays; null when the client only reads.</summary>
    public Address? Account => _connection.Node.Account;

    /// <summary>Balances, allowances, deposits, withdrawals and delegates.</summary>
    public FabstirPayments Payments { get; }

    /// <summary>The models that the marketplace trades, and votes on new ones.</summary>
    public FabstirModels Models { get; }

    /// <summary>The hosts: finding and comparing them, and being one.</summary>
    public FabstirHosts Hosts { get; }

    /// <summary>The marketplace's fees.</summary>
    public FabstirTreasury Treasury { get; }

    /// <summary>Opens sessions, finds them again, and says what they would cost.</summary>
    public FabstirSessions Sessions { get; }

    /// <summary>Answers to prompts, in sessions that are opened with the best host when they are needed.</summary>
    public FabstirInference Inference { get; }

    /// <summary>Prompts that are answered once, within a budget.</summary>
    public FabstirJobs Jobs { get; }

    /// <summary>Conversations that the application keeps.</summary>
    public FabstirConversations Conversations { get; }

    /// <summary>What hosts commit to when they claim, compared with what arrived.</summary>
    public FabstirProofs Proofs { get; }

    /// <summary>The chain, and where the contracts are on it.</summary>
    public FabstirNetwork Network { get; }

    /// <summary>What happens on chain to the account and its sessions, for any number of readers.</summary>
    public FabstirEvents Events { get; }

    /// <summary>How the client is doing, and what stands in its way.</summary>
    public FabstirDiagnostics Diagnostics { get; }

    /// <summary>What the facets work on, for the host's side of the marketplace.</summary>
    internal MarketplaceConnection Connection => _connection;

    /// <summary>Makes a client, and checks that the node is on the right chain and the contracts are those that this library is made for.</summary>
    /// <param name="options">Copied: later changes have no effect.</param>
    /// <param name="cancellationToken">Cancels the checks; nothing is left open.</param>
    /// <returns>A client that is ready. Dispose it when it is no longer needed; that sends nothing.</returns>
    /// <exception cref="OptionsValidationException">Options are missing or out of range; the message has all of them.</exception>
    /// <exception cref="ContractOutdatedException">A contract is not there, or of another revision.</exception>
    /// <exception cref="ChainException">The node could not be reached, or is on another chain.</exception>
    /// <exception cref="FabstirException">The key could not be read: <see cref="FabstirErrorCode.InvalidSigner"/>.</exception>
    public static async Task<FabstirClient> ConnectAsync(FabstirOptions options, CancellationToken cancellationToken = default)
    {
        FabstirClient client = Create(options);
        try
        {
            await client._connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Makes a client of a marketplace in memory: the same surface with no chain and no network, the same in every run. For demonstrations and unit tests.
    /// </summary>
    /// <param name="marketplace">The marketplace, which also plays the host; null for a new one.</param>
    /// <param name="options">Time and logs, the journal and the conversation store (by default in memory); everything else is passed over. Null for the defaults.</param>
    /// <param name="account">
    /// Whose client it is, with no key: any account, among them <see cref="MockMarketplace.Host"/> and <see cref="MockMarketplace.Treasury"/>. Null for
    /// <see cref="MockMarketplace.Account"/>.
    /// </param>
    public static FabstirClient CreateMock(MockMarketplace? marketplace = null, FabstirOptions? options = null, Address? account = null)
    {
        MockContracts contracts = (marketplace ?? new MockMarketplace()).Contracts;
        MockState state = contracts.State;
        options ??= new FabstirOptions();
        IPaymentJournal journal = options.Journal ?? new MemoryPaymentJournal();
        MockChainNode node = new(contracts, account ?? state.Options.Account);
        MarketplaceConnection connection = new(
            node, state.Deployment, confirmations: 1, JournalPlace.Of(journal, path: null, options.LoggerFactory), options.TimeProvider, options.LoggerFactory)
        {
            Network = new MockHostNetwork(contracts),
        };
        return new FabstirClient(connection, options.ConversationStore ?? new MemoryConversationStore())
        {
            _mock = contracts,
            _mockOptions = options,
        };
    }

    /// <summary>Connects to the real marketplace, and says what of a mock client's world the new client has. The mock client stays as it is.</summary>
    /// <remarks>Reads what <see cref="ConnectAsync"/> reads. Writes nothing: no session and no money of a mock client is on any chain.</remarks>
    /// <param name="options">Of the new client. Time and logs that it does not name are taken from the mock client.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="InvalidOperationException">This is no mock client.</exception>
    /// <exception cref="OptionsValidationException">Options are missing or out of range.</exception>
    /// <exception cref="FabstirException">The new client could not be connected, as <see cref="ConnectAsync"/> says.</exception>
    public async Task<ModeTransition> LeaveMockAsync(FabstirOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (_mock is null || _mockOptions is null)
        {
            throw new InvalidOperationException("This client is of a real marketplace already.");
        }

        List<string> carried = [];
        if (options.LoggerFactory == NullLoggerFactory.Instance && _mockOptions.LoggerFactory != NullLoggerFactory.Instance)
        {
            options.LoggerFactory = _mockOptions.LoggerFactory;
            carried.Add("Logs go where they went.");
        }

        if (options.TimeProvider == TimeProvider.System && _mockOptions.TimeProvider != TimeProvider.System)
        {
            options.TimeProvider = _mockOptions.TimeProvider;
            carried.Add("Local time is measured as it was.");
        }

        FabstirClient client = await ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        return new ModeTransition(client, carried, ModeReport.LeftBehind(_mock, Account.GetValueOrDefault()));
    }

    /// <summary>Closes the connection. Sends nothing: sessions stay as they are on chain, and can be attached to later.</summary>
    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync().ConfigureAwait(false);
        await Inference.CloseAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The account and the chain.</summary>
    public override string ToString() => $"FabstirClient({_connection.Deployment.Name}, {Account?.ToString() ?? "read-only"})";

    /// <summary>A client that has not asked anything yet: the chain is checked at its first operation.</summary>
    internal static FabstirClient Create(FabstirOptions options)
    {
        FabstirOptionsValidator.Check(options);
        (ISigner? signer, IDisposable? owned) = options.Signer?.Create() ?? default;
        JsonRpcTransportOptions transportOptions = new()
        {
            ChainId = options.Deployment.ChainId,
            PollInterval = options.PollInterval,
            MaxInFlight = options.MaxInFlight,
            RequestTimeout = options.RequestTimeout,
            TimeProvider = options.TimeProvider,
            LoggerFactory = options.LoggerFactory,
        };
        Uri[] endpoints = [options.RpcUrl!, .. options.FallbackRpcUrls];
        JsonRpcTransport transport = options.HttpClient is { } httpClient
            ? new JsonRpcTransport(httpClient, endpoints, signer, transportOptions)
            : new JsonRpcTransport(endpoints, signer, transportOptions);
        RpcChainNode node = new(transport, options.Deployment, owned);
        JournalFactory journals = JournalPlace.Of(options.Journal, options.JournalPath, options.LoggerFactory);
        return new FabstirClient(
            new MarketplaceConnection(node, options.Deployment, options.Confirmations, journals, options.TimeProvider, options.LoggerFactory)
            {
                Network = new HostNetwork(LocalChain.Is(options.Deployment, options.RpcUrl!)),
                Signer = signer,
            },
            ConversationPlace.Of(options.ConversationStore, options.ConversationFolder, options.Deployment.ChainId, node.Account, options.TimeProvider));
    }
}
