using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Talks to an Ethereum node over HTTP: what generated clients are made with.</summary>
/// <remarks>
/// <para>
/// Reads always; sends with a signer, or from an account of the node (<see cref="JsonRpcTransportOptions.NodeAccount"/>). Nothing is asked before
/// the first call, which also finds out whether the node is on the expected chain.
/// </para>
/// <para>
/// Nodes are not trusted further than they must be: answers are checked against the request, their size is bounded, and nothing is decided by
/// the text of an error. Of the endpoint only scheme, host and port ever appear in messages, because providers put keys into the rest.
/// </para>
/// <para>Thread-safe: one transport serves any number of clients. Make one for each node and account, and keep it.</para>
/// </remarks>
public sealed class JsonRpcTransport : IContractTransport, IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly string _name;
    private readonly JsonRpcClient _client;
    private readonly ChainProgress _progress;
    private readonly ContractCalls _calls;
    private readonly LogSearch _logs;
    private readonly BlockWatcher _watcher;
    private readonly BlockWatcher _announced;
    private readonly LogSubscriptions _subscriptions;
    private readonly ITransactionSender? _sender;
    private readonly TransactionResumption _resumption;

    /// <summary>A transport with connections of its own, which are closed when it is disposed.</summary>
    /// <param name="endpoint">The URL of the node, http or https. User name and password are sent as HTTP basic authentication.</param>
    /// <param name="signer">Signs transactions; null to read, or to send from an account of the node. Not disposed with the transport.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The URL is no absolute http or https URL, or a signer and an account of the node are given.</exception>
    public JsonRpcTransport(Uri endpoint, ISigner? signer = null, JsonRpcTransportOptions? options = null)
        : this(NodeHttpClient.Create(), [endpoint], signer, options, ownsHttpClient: true)
    {
    }

    /// <summary>A transport over several endpoints with connections of its own: the first is asked until it fails, then the next.</summary>
    /// <param name="endpoints">At least one URL, all of nodes of one chain: one of another chain is left out. For the form of each see the other constructors.</param>
    /// <param name="signer">Signs transactions; null to read, or to send from an account of the node. Not disposed with the transport.</param>
    /// <param name="options">Null for the defaults. Set <see cref="JsonRpcTransportOptions.ChainId"/>: else the first node that answers decides on the chain.</param>
    /// <exception cref="ArgumentException">There is no URL, one is no absolute http or https URL, or there is more than one account to send from.</exception>
    public JsonRpcTransport(IReadOnlyList<Uri> endpoints, ISigner? signer = null, JsonRpcTransportOptions? options = null)
        : this(NodeHttpClient.Create(), endpoints, signer, options, ownsHttpClient: true)
    {
    }

    /// <summary>A transport over connections of the caller's, for example from an <c>IHttpClientFactory</c>.</summary>
    /// <param name="httpClient">Sends the requests. It is not disposed with the transport. Its own logging may show the whole URL.</param>
    /// <param name="endpoint">The URL of the node, http or https. User name and password are sent as HTTP basic authentication.</param>
    /// <param name="signer">Signs transactions; null to read, or to send from an account of the node. Not disposed with the transport.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The URL is no absolute http or https URL, or a signer and an account of the node are given.</exception>
    public JsonRpcTransport(HttpClient httpClient, Uri endpoint, ISigner? signer = null, JsonRpcTransportOptions? options = null)
        : this(httpClient, [endpoint], signer, options, ownsHttpClient: false)
    {
    }

    /// <summary>A transport over several endpoints and connections of the caller's: the first is asked until it fails, then the next.</summary>
    /// <param name="httpClient">Sends the requests. It is not disposed with the transport. Its own logging may show the whole URL.</param>
    /// <param name="endpoints">At least one URL, all of nodes of one chain: one of another chain is left out. For the form of each see the other constructors.</param>
    /// <param name="signer">Signs transactions; null to read, or to send from an account of the node. Not disposed with the transport.</param>
    /// <param name="options">Null for the defaults. Set <see cref="JsonRpcTransportOptions.ChainId"/>: else the first node that answers decides on the chain.</param>
    /// <exception cref="ArgumentException">There is no URL, one is no absolute http or https URL, or there is more than one account to send from.</exception>
    public JsonRpcTransport(HttpClient httpClient, IReadOnlyList<Uri> endpoints, ISigner? signer = null, JsonRpcTransportOptions? options = null)
        : this(httpClient, endpoints, signer, options, ownsHttpClient: false)
    {
    }

    private JsonRpcTransport(
        HttpClient httpClient, IReadOnlyList<Uri> endpoints, ISigner? signer, JsonRpcTransportOptions? options, bool ownsHttpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new JsonRpcTransportOptions();
        if ((signer is null ? 0 : 1) + (options.NodeAccount is null ? 0 : 1) + (options.TransactionSender is null ? 0 : 1) > 1)
        {
            throw new ArgumentException(
                $"Of a signer, {nameof(options.NodeAccount)} and {nameof(options.TransactionSender)} there is more than one: a transport sends from one account.",
                nameof(options));
        }

        TransportLog log = new(options.LoggerFactory.CreateLogger("Fabstir.Ethereum"));
        _ownHttpClient = ownsHttpClient ? httpClient : null;
        RpcEndpoint[] nodes = endpoints.Count > 0
            ? [.. endpoints.Select(uri => new RpcEndpoint(uri))]
            : throw new ArgumentException("A transport needs at least one endpoint.", nameof(endpoints));
        _name = string.Join(", ", nodes.Select(node => node.Name));
        NodeRotation rotation = new(
            nodes.Select(node => new JsonRpcExchange(new HttpExchange(httpClient, node, options))), options.ChainId, log);
        _client = new JsonRpcClient(new JsonRpcDispatcher(rotation, options), new AdaptiveSize(options.BatchSize), log);
        _progress = new ChainProgress(_client, options);
        _logs = new LogSearch(_client, new AdaptiveSize(options.LogRange), log);
        _watcher = new BlockWatcher(_client, () => new TimerPace(options), log);
        _announced = options.BlockAnnouncements is { } announcements
            ? new BlockWatcher(_client, () => new AnnouncedPace(announcements.Endpoint, options, log), log)
            : _watcher;
        _subscriptions = new LogSubscriptions(_client, _logs, _announced, _progress, options.TimeProvider, log);
        AttemptSigner? attemptSigner = signer is null ? null : new AttemptSigner(signer);
        TransactionServices services = new(_client, _progress, _watcher, attemptSigner, options, log);
        _sender = attemptSigner is not null ? new SigningSender(attemptSigner, services)
            : options.NodeAccount is { } account ? new NodeAccountSender(account, services)
            : options.TransactionSender;
        _resumption = new TransactionResumption(services);
        _calls = new ContractCalls(_sender?.Address);
    }

    /// <summary>The account that transactions are sent from and that calls seem to come from; null when the transport only reads.</summary>
    public Address? Account => _sender?.Address;

    /// <inheritdoc/>
    /// <exception cref="WrongChainException">The node is on another chain than expected.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(
        ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        JsonRpcRequest<Bytes> request = _calls.CreateRequest(message, options);
        JsonRpcReply<Bytes> reply = options?.Block.Number is { } block
            ? await _progress.ReplyAtAsync(request, block, cancellationToken).ConfigureAwait(false)
            : await _client.ReplyAsync(request, cancellationToken).ConfigureAwait(false);
        return ContractCalls.GetReturnData(message, reply);
    }

    /// <summary>Reads until a node answers that has got as far as this transport has: nodes behind one URL may be some blocks apart.</summary>
    /// <remarks>
    /// That is the newest block of the receipts, logs and events that it has returned, and of what was read so before. A node that stays behind for
    /// <see cref="JsonRpcTransportOptions.MaxLag"/> is believed, because the chain may have gone back.
    /// </remarks>
    /// <param name="read">Reads something of the latest block, and says which block that was. It may be called several times.</param>
    /// <param name="cancellationToken">Is passed on, and ends the waiting.</param>
    public Task<T> ReadLatestAsync<T>(Func<CancellationToken, Task<(T Result, ulong Block)>> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _progress.ReadAsync(read, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Every exception but <see cref="TransactionOutcomeUnknownException"/> says that the transaction is not on its way. Gas is estimated at a block that is not
    /// older than the newest that this transport has acted on: the receipts, logs and events that it has returned.
    /// </remarks>
    public Task<TransactionHandle> SendAsync(
        ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _sender is null
            ? Task.FromException<TransactionHandle>(new SignerRequiredException(message.Signature))
            : _sender.SendAsync(message, options ?? new TransactionOptions(), cancellationToken);
    }

    /// <summary>
    /// Takes up a transaction that was signed before, by this process or by one that has ended: it is looked up, and its bytes are sent again if the node does
    /// not have them. The same bytes any number of times are one transaction.
    /// </summary>
    /// <remarks>
    /// Of a transaction that was replaced or cancelled, resume every intent that the journal has, in the order in which they were written: they belong
    /// together again, and any of them may be mined. No key is needed; a transport with the signer of the account can also replace and cancel it.
    /// </remarks>
    /// <param name="raw">What was signed: <see cref="SignedIntent.Raw"/>. EIP-1559, or EIP-155 for chains without a base fee; without access list.</param>
    /// <param name="options">
    /// The journal that learns the outcome (it is not asked to write this intent again), and how replacements go on; null for the defaults. Gas and fees are as signed.
    /// </param>
    /// <param name="cancellationToken">Cancels what comes before the bytes are handed to the node.</param>
    /// <returns>A handle: the node has the transaction, waiting or mined.</returns>
    /// <exception cref="FormatException">These are no signed transaction, or one that this library cannot have made. The message says what is wrong.</exception>
    /// <exception cref="WrongChainException">It was signed for another chain than that of the node. Nothing was sent.</exception>
    /// <exception cref="NonceConflictException">Another transaction of the account has its nonce: it cannot be mined any more.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">Whether the node has the transaction could not be found out.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the transaction.</exception>
    public Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        _resumption.ResumeAsync(SignedTransaction.Decode(raw), options ?? new TransactionOptions(), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="WrongChainException">The node is on another chain than expected.</exception>
    /// <exception cref="BlockNotFoundException">The node does not have the block that an end of the range names.</exception>
    public async Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<Log> logs = await _logs.RunAsync(query, cancellationToken).ConfigureAwait(false);
        _progress.See(logs is [.., { } newest] ? newest.BlockNumber : 0);
        return logs;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where to begin is decided when reading begins. A reader that is slow delays only himself. Ending the loop, or cancelling it, ends all that was
    /// started for it before the loop returns.
    /// </remarks>
    /// <exception cref="WrongChainException">The node is on another chain than expected.</exception>
    /// <exception cref="ObjectDisposedException">The transport was disposed.</exception>
    public IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _subscriptions.RunAsync(contract, topics, options ?? new SubscriptionOptions(), cancellationToken);

    /// <summary>A transport whose calls are collected, and sent together by <see cref="CallBatch.SendAsync(CancellationToken)"/>.</summary>
    public JsonRpcBatch CreateBatch() => new(_client, _calls, _logs);

    /// <summary>The chain that the node is on (EIP-155).</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="WrongChainException">It is another than expected.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    public async Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) =>
        await _client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The number of the newest block.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => _client.SendAsync(EthRequests.BlockNumber(), cancellationToken);

    /// <summary>A block, without its transactions.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The block; null when the node does not have it.</returns>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public Task<BlockHeader?> GetBlockAsync(BlockReference block = default, CancellationToken cancellationToken = default) =>
        _client.SendAsync(EthRequests.Block(block), cancellationToken);

    /// <summary>How much of the native currency an account has.</summary>
    /// <param name="account">The account.</param>
    /// <param name="block">The block whose state is read. Default: the latest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public Task<Wei> GetBalanceAsync(Address account, BlockReference block = default, CancellationToken cancellationToken = default) =>
        _client.SendAsync(EthRequests.Balance(account, block), cancellationToken);

    /// <summary>The code of a contract.</summary>
    /// <param name="account">The address.</param>
    /// <param name="block">The block whose state is read. Default: the latest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The code; empty when there is no contract.</returns>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public Task<Bytes> GetCodeAsync(Address account, BlockReference block = default, CancellationToken cancellationToken = default) =>
        _client.SendAsync(EthRequests.Code(account, block), cancellationToken);

    /// <summary>How many transactions an account has sent, which is the nonce of its next one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="block">Default: the latest, which counts what is mined. <see cref="BlockReference.Pending"/> counts what waits, too.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public Task<ulong> GetTransactionCountAsync(Address account, BlockReference block = default, CancellationToken cancellationToken = default) =>
        _client.SendAsync(EthRequests.TransactionCount(account, block), cancellationToken);

    /// <summary>What became of any transaction, as the node sees it now.</summary>
    /// <param name="hash">The transaction.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The receipt; null when the transaction is not mined.</returns>
    /// <exception cref="EthereumException">The node could not be reached, is on another chain, or refused the request.</exception>
    public async Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken = default)
    {
        TransactionReceipt? receipt = await _client.SendAsync(TransactionRequests.Receipt(hash), cancellationToken).ConfigureAwait(false);
        _progress.See(receipt?.BlockNumber ?? 0);
        return receipt;
    }

    /// <summary>Asks the node something that has no method here, such as <c>debug_traceTransaction</c>.</summary>
    /// <param name="method">The JSON-RPC method. The request may be sent more than once when answers are lost: name no method that sends transactions.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The result, as the node wrote it.</returns>
    /// <exception cref="JsonRpcException">The node answered with an error.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or is on another chain.</exception>
    public Task<JsonElement> RequestAsync(string method, JsonArray? parameters = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        JsonRpcRequest<JsonElement> request = new(method, writer => WriteAll(writer, parameters), static result => result.Clone());
        return _client.SendAsync(request, cancellationToken);
    }

    /// <summary>Stops waiting for transactions and logs: whoever still waits gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _watcher.Dispose();
        _announced.Dispose();
        _ownHttpClient?.Dispose();
    }

    /// <summary>Scheme, host and port of each endpoint.</summary>
    public override string ToString() => $"JsonRpcTransport({_name})";

    private static void WriteAll(Utf8JsonWriter writer, JsonArray? parameters)
    {
        foreach (JsonNode? parameter in parameters ?? [])
        {
            if (parameter is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                parameter.WriteTo(writer);
            }
        }
    }
}
