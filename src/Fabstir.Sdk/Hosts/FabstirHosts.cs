using Fabstir.Abi;

namespace Fabstir;

/// <summary>The hosts: finding and comparing them, and being one. Thread-safe.</summary>
/// <remarks>
/// Reading needs no account. What changes a registration or withdraws is for the client's own account, and throws
/// <see cref="ReadOnlyClientException"/> where it has none. All methods throw <see cref="ChainException"/> when the chain cannot be read or a
/// contract refuses.
/// </remarks>
public sealed class FabstirHosts
{
    private readonly MarketplaceConnection _connection;
    private readonly HostObservations _observations = new();
    private readonly HostDirectory _directory;
    private readonly HostRegistrar _registrar;
    private readonly HostPayouts _payouts;
    private readonly ReliabilityReader _reliability;
    private readonly HostSelection _selection;

    internal FabstirHosts(MarketplaceConnection connection)
    {
        _connection = connection;
        _directory = new HostDirectory(connection);
        _registrar = new HostRegistrar(connection);
        _payouts = new HostPayouts(connection);
        _reliability = new ReliabilityReader(connection, _observations);
        _selection = new HostSelection(connection, _directory, _reliability);
    }

    /// <summary>A host with its models and prices. Reads <c>nodes</c> and <c>getHostModelPrices</c>; writes nothing.</summary>
    /// <param name="host">The host's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The host; null if the account is not registered.</returns>
    public Task<RegisteredHost?> FindAsync(Address host, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.find", token => _directory.FindAsync(host, token), cancellationToken);

    /// <summary>All active hosts that a query asks for, in no order.</summary>
    /// <remarks>
    /// Reads <c>getAllActiveNodes</c> or <c>getNodesForModel</c> once, and the hosts page by page as they are asked for; writes nothing. Hosts whose
    /// registration cannot be decoded are passed over: <see cref="FindAsync"/> says why.
    /// </remarks>
    /// <param name="query">Null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="OutOfBoundsException">A highest price is asked for without a model.</exception>
    public IAsyncEnumerable<RegisteredHost> DiscoverAsync(HostQuery? query = null, CancellationToken cancellationToken = default) =>
        query is { MaxPrice: { } price, Model: null }
            ? throw new OutOfBoundsException(nameof(query.MaxPrice), price.ToString(), "given together with a model", "HostQuery.Model")
            : _directory.DiscoverAsync(query ?? new HostQuery(), cancellationToken);

    /// <summary>Whether a host serves a model. Reads <c>nodeSupportsModel</c>; writes nothing.</summary>
    /// <param name="host">The host's account.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> SupportsAsync(Address host, ModelId model, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "hosts.supports",
        token => _connection.ReadAsync(reads => reads.Contracts.NodeRegistry.NodeSupportsModelAsync(host, model.Value), token),
        cancellationToken);

    /// <summary>
    /// A host from all sides: registration, earnings, and how it has behaved. Reads what the methods for each of them do; writes nothing.
    /// </summary>
    /// <param name="host">Whose. Default: the client's account.</param>
    /// <param name="options">How far back its sessions are looked at; null for a day.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ReadOnlyClientException">No host is given, and the client has no account.</exception>
    public Task<HostStatus> GetStatusAsync(Address? host = null, ReliabilityOptions? options = null, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(
            "hosts.get_status",
            async token =>
            {
                Address address = host ?? _connection.AccountFor("hosts.get_status");
                RegisteredHost? found = await _directory.FindAsync(address, token).ConfigureAwait(false);
                Earnings earnings = await _payouts.GetAsync(address, token).ConfigureAwait(false);
                IReadOnlyList<HostReliability> reliability = await _reliability.ReadAsync([address], options ?? new(), token).ConfigureAwait(false);
                return new HostStatus(found, earnings, reliability[0]);
            },
            cancellationToken);

    /// <summary>How a host has behaved: on chain, and as this client saw it.</summary>
    /// <remarks>Reads logs of <c>SessionJobCreated</c> and, in batches, <c>sessionJobs</c>; writes nothing.</remarks>
    /// <param name="host">The host's account.</param>
    /// <param name="options">How far back its sessions are looked at; null for a day.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public Task<HostReliability> GetReliabilityAsync(Address host, ReliabilityOptions? options = null, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(
            "hosts.get_reliability",
            async token => (await _reliability.ReadAsync([host], options ?? new(), token).ConfigureAwait(false))[0],
            cancellationToken);

    /// <summary>
    /// Remembers how a host behaved, for <see cref="GetReliabilityAsync"/> and the ranking. Reads and writes nothing on chain; it is forgotten with
    /// the client.
    /// </summary>
    /// <param name="observation">What was seen. Of each host the newest 256 are kept, and the 4,096 hosts that were seen last.</param>
    public void Observe(HostObservation observation) => _observations.Add(observation);

    /// <summary>Hosts of a model in order, each with the reasons for its place.</summary>
    /// <remarks>
    /// Reads what <see cref="DiscoverAsync"/> and <see cref="GetReliabilityAsync"/> do; writes nothing. See <see cref="HostRanking"/>.
    /// </remarks>
    /// <param name="model">The model.</param>
    /// <param name="options">What counts; null for the defaults.</param>
    /// <param name="query">Which hosts are compared; null for all that serve the model. Its model is the one given here.</param>
    /// <param name="reliability">How far back sessions are looked at; null for a day.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The best first; empty if there is none.</returns>
    public Task<IReadOnlyList<RankedHost>> RankAsync(
        ModelId model, RankingOptions? options = null, HostQuery? query = null, ReliabilityOptions? reliability = null, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.rank", token => _selection.RankAsync(model, options, query, reliability, token), cancellationToken);

    /// <summary>The first of <see cref="RankAsync"/>. Reads what that does; writes nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What counts; null for the defaults.</param>
    /// <param name="query">Which hosts are compared; null for all that serve the model. Its model is the one given here.</param>
    /// <param name="reliability">How far back sessions are looked at; null for a day.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FabstirException">There is none: <see cref="FabstirErrorCode.NoHostsAvailable"/>.</exception>
    public Task<RankedHost> SelectAsync(
        ModelId model, RankingOptions? options = null, HostQuery? query = null, ReliabilityOptions? reliability = null, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.select", token => _selection.SelectAsync(model, options, query, reliability, token), cancellationToken);

    /// <summary>Makes the client's account a host: stake, description, models and prices.</summary>
    /// <remarks>
    /// <para>
    /// Reads, in one request and before anything is sent: the registration, <c>MIN_STAKE</c>, <c>MIN_PRICE_PER_TOKEN_…</c>,
    /// <c>MAX_PRICE_PER_TOKEN_…</c> and <c>isModelApproved</c>. Sends <c>approve</c> of FAB where the allowance is too small, <c>registerNode</c>,
    /// <c>stake</c> for what is more than the minimum, and <c>setModelTokenPricing</c> for each price; waits for all of them.
    /// </para>
    /// <para>
    /// Sends only what is not on chain yet: called again after an interruption, it completes the registration; for a host that is registered, it
    /// changes what differs.
    /// </para>
    /// </remarks>
    /// <param name="registration">What to register with.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>The host as it is afterwards.</returns>
    /// <exception cref="OutOfBoundsException">
    /// The stake, a price, the URL, the metadata or the list of models is outside of what the registry allows.
    /// </exception>
    /// <exception cref="FabstirException">A model is not approved: <see cref="FabstirErrorCode.ModelNotApproved"/>.</exception>
    /// <exception cref="InsufficientBalanceException">The account has not the stake.</exception>
    public Task<RegisteredHost> RegisterAsync(HostRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return _connection.RunAsync("hosts.register", token => _registrar.RegisterAsync(registration, token), cancellationToken);
    }

    /// <summary>Changes the registration of the client's account.</summary>
    /// <remarks>
    /// Reads what <see cref="RegisterAsync"/> does. Sends <c>updateApiUrl</c>, <c>updateMetadata</c>, <c>updateSupportedModels</c>,
    /// <c>setModelTokenPricing</c> and <c>clearModelTokenPricing</c> for what differs from what is on chain, and waits for all of them.
    /// </remarks>
    /// <param name="update">What changes.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>The host as it is afterwards.</returns>
    /// <exception cref="OutOfBoundsException">
    /// A price, the URL, the metadata or the list of models is outside of what the registry allows.
    /// </exception>
    /// <exception cref="FabstirException">
    /// The account is not registered (<see cref="FabstirErrorCode.HostNotActive"/>), or a model is not approved
    /// (<see cref="FabstirErrorCode.ModelNotApproved"/>).
    /// </exception>
    public Task<RegisteredHost> UpdateAsync(HostUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return _connection.RunAsync("hosts.update", token => _registrar.UpdateAsync(update, token), cancellationToken);
    }

    /// <summary>
    /// Sets what the client's account asks for one of its models. Reads the registration and the range of prices; sends <c>setModelTokenPricing</c>
    /// if it differs.
    /// </summary>
    /// <param name="model">A model that it serves.</param>
    /// <param name="price">The price: base units of USDC or native currency for 1,000 LLM tokens.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <exception cref="OutOfBoundsException">The price is outside of what the registry allows.</exception>
    /// <exception cref="FabstirException">
    /// The account is not registered (<see cref="FabstirErrorCode.HostNotActive"/>), or does not serve the model
    /// (<see cref="FabstirErrorCode.ModelNotAvailable"/>).
    /// </exception>
    public Task SetPriceAsync(ModelId model, TokenPrice price, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.set_price", token => _registrar.SetPriceAsync(model, price.Token, price, token), cancellationToken);

    /// <summary>
    /// Takes a price back, so that no new session of the model can be paid in that token. Reads the registration; sends <c>clearModelTokenPricing</c>
    /// if there is one.
    /// </summary>
    /// <param name="model">A model that it serves.</param>
    /// <param name="token">The payment token.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <exception cref="FabstirException">
    /// The account is not registered (<see cref="FabstirErrorCode.HostNotActive"/>), or does not serve the model
    /// (<see cref="FabstirErrorCode.ModelNotAvailable"/>).
    /// </exception>
    public Task ClearPriceAsync(ModelId model, PaymentToken token, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.clear_price", sending => _registrar.SetPriceAsync(model, token, price: null, sending), cancellationToken);

    /// <summary>
    /// Adds to what the client's account has at stake. Reads the registration; sends <c>approve</c> of FAB where the allowance is too small, and
    /// <c>stake</c>.
    /// </summary>
    /// <param name="amount">How much more, above 0.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <exception cref="OutOfBoundsException">The amount is 0.</exception>
    /// <exception cref="FabstirException">The account is not registered: <see cref="FabstirErrorCode.HostNotActive"/>.</exception>
    /// <exception cref="InsufficientBalanceException">The account has less.</exception>
    public Task AddStakeAsync(FabAmount amount, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.add_stake", token => _registrar.AddStakeAsync(amount, token), cancellationToken);

    /// <summary>
    /// Takes the client's account out of the registry; running sessions go on. Reads the registration; sends <c>unregisterNode</c> and waits for it.
    /// </summary>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>The stake that came back.</returns>
    /// <exception cref="FabstirException">The account is not registered: <see cref="FabstirErrorCode.HostNotActive"/>.</exception>
    public Task<FabAmount> UnregisterAsync(CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.unregister", _registrar.UnregisterAsync, cancellationToken);

    /// <summary>What a host has earned and not withdrawn. Reads <c>HostEarnings.getBalance</c> of both tokens; writes nothing.</summary>
    /// <param name="host">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No host is given, and the client has no account.</exception>
    public Task<Earnings> GetEarningsAsync(Address? host = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "hosts.get_earnings", token => _payouts.GetAsync(host ?? _connection.AccountFor("hosts.get_earnings"), token), cancellationToken);

    /// <summary>
    /// Sends what the client's account has earned in one token to its wallet. Reads <c>getBalance</c>; sends <c>withdraw</c> or <c>withdrawAll</c>.
    /// </summary>
    /// <param name="token">In what.</param>
    /// <param name="amount">How much, of the same token: above 0, at most what was earned. Default: all.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What was sent; 0 if nothing was earned, and then no transaction is sent.</returns>
    /// <exception cref="OutOfBoundsException">The amount is 0, more than was earned, or of another token.</exception>
    public Task<TokenAmount> WithdrawEarningsAsync(PaymentToken token, TokenAmount? amount = null, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("hosts.withdraw_earnings", sending => _payouts.WithdrawAsync(token, amount, sending), cancellationToken);

    /// <summary>Sends all that the client's account has earned in USDC and native currency to its wallet, in one transaction.</summary>
    /// <remarks>Reads <c>getBalances</c>; sends <c>withdrawMultiple</c> if there is anything.</remarks>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What was sent, token by token; empty if nothing was earned.</returns>
    public Task<IReadOnlyList<EarnedAmount>> WithdrawAllEarningsAsync(CancellationToken cancellationToken = default) =>
        WithdrawEarningsAsync([_connection.Deployment.Usdc.Address, Address.Zero], cancellationToken);

    /// <summary>
    /// Sends all that the client's account has earned in some tokens to its wallet: any that the marketplace accepts, or once accepted.
    /// </summary>
    /// <remarks>
    /// Reads <c>getBalances</c>, and passes over tokens in which nothing was earned. Sends <c>withdrawMultiple</c> for at most 50 tokens at a time,
    /// so that each fits into a block; what was sent before a failure stays sent, and calling again withdraws the rest.
    /// </remarks>
    /// <param name="tokens">The tokens' contracts; the zero address for native currency.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What was sent, token by token; empty if nothing was earned.</returns>
    public Task<IReadOnlyList<EarnedAmount>> WithdrawEarningsAsync(IReadOnlyList<Address> tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return _connection.RunAsync("hosts.withdraw_earnings", token => _payouts.WithdrawManyAsync(tokens, token), cancellationToken);
    }
}
