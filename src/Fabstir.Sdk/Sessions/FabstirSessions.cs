using System.Diagnostics;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Opens sessions, finds them again, and says what they would cost. Thread-safe.</summary>
public sealed class FabstirSessions
{
    private readonly MarketplaceConnection _connection;

    internal FabstirSessions(MarketplaceConnection connection) => _connection = connection;

    /// <summary>What a session with a host may be agreed on: bounds, the host's price, and whether model and host are ready for it.</summary>
    /// <remarks>Reads fifteen getters of the marketplace and the registries, in one request; each is named at its property. Writes nothing.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="host">The host.</param>
    /// <param name="token">What is paid.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<SessionLimits> GetLimitsAsync(
        ModelId model, Address host, PaymentToken token = PaymentToken.Usdc, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.get_limits",
        waiting => _connection.ReadAsync(reads => LimitReads.ReadLimitsAsync(reads, model, host, token), waiting),
        cancellationToken);

    /// <summary>What a session would cost at the host's price, or at the price of the configuration, with the least that hosts bill.</summary>
    /// <remarks>Reads what <see cref="GetLimitsAsync"/> reads. Writes nothing.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="host">The host.</param>
    /// <param name="config">What the session would be opened with.</param>
    /// <param name="tokens">LLM tokens served in the whole session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SessionTermsException">The configuration has a form that no chain takes, or the host has no price.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<CostEstimate> EstimateCostAsync(
        ModelId model, Address host, SessionConfig config, UInt256 tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        return _connection.RunAsync(
            "sessions.estimate_cost",
            async token =>
            {
                SessionRequest request = SessionRequest.Parse(model, host, config);
                SessionLimits limits = await _connection.ReadAsync(
                    reads => LimitReads.ReadLimitsAsync(reads, model, host, config.PaymentToken), token).ConfigureAwait(false);
                TokenPrice price = request.Price ?? limits.HostPrice ?? throw new SessionTermsException(
                    [new(FabstirErrorCode.ModelNotAvailable, "the host's price", "not set", "set by the host", "NodeRegistry.modelTokenPricing")]);
                SessionTerms terms = new(request.Deposit, price, request.Duration, request.ProofInterval, request.ProofTimeoutWindow);
                return CostEstimate.Of(tokens, terms, new SettlementRules(limits.EarlyFeeTokens, limits.DisputeWindow, limits.MinProofInterval));
            },
            cancellationToken);
    }

    /// <summary>Opens a session and waits until it is confirmed.</summary>
    /// <remarks>
    /// <para>
    /// Reads every bound and the balance in one request, and checks all of them before anything is sent. Writes <c>approve</c> of USDC where the wallet pays and the
    /// allowance is too small (any number of starts at once share exact approvals), and one of the four <c>createSession…</c>. The id comes from the event.
    /// </para>
    /// <para>
    /// With a key, the same request again returns the same session, at any time: while the first is under way, after a crash at any moment, and after a
    /// reorganisation. Without one, each call opens a session.
    /// </para>
    /// </remarks>
    /// <param name="model">An approved model.</param>
    /// <param name="host">An active host that serves it.</param>
    /// <param name="config">Deposit, price, times, and where the money comes from.</param>
    /// <param name="operationKey">1 to 200 characters; null to open a session with each call.</param>
    /// <param name="cancellationToken">Stops the waiting. A transaction that was handed over is not called back: with a key, ask again.</param>
    /// <exception cref="SessionTermsException">Values are out of their bounds, or money is missing: each is named with its bound and where that was read.</exception>
    /// <exception cref="OperationConflictException">The key was used for another request.</exception>
    /// <exception cref="PaymentJournalException">What is about to be signed could not be written down.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown: with a key, ask again.</exception>
    public Task<FabstirSession> StartAsync(
        ModelId model, Address host, SessionConfig config, string? operationKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        return _connection.RunAsync(
            "sessions.start",
            async token =>
            {
                Address account = _connection.AccountFor("sessions.start");
                SessionRequest request = SessionRequest.Parse(model, host, config);
                OpenedSession opened = await new SessionOpening(_connection, request, account).RunAsync(operationKey, token).ConfigureAwait(false);
                Activity.Current?.SetTag("fabstir.session.id", opened.Identity.Id.ToString());
                if (opened.IsNew)
                {
                    FabstirTelemetry.SessionsStarted.Add(1, new KeyValuePair<string, object?>("fabstir.payment_token", request.Token.ToString()));
                    _connection.Log.SessionIsOpen(opened.Identity.Id, host, opened.State.Terms.Deposit, opened.State.Terms.Price);
                }

                return await CreateAsync(opened, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Finds a session again, for example after a restart.</summary>
    /// <remarks>Reads the session, and the receipt of the transaction that created it. Writes nothing.</remarks>
    /// <param name="identity">What was stored of it: <see cref="FabstirSession.Identity"/>.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="SessionNotFoundException">No session has the id, or another one has since a reorganisation.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<FabstirSession> AttachAsync(SessionIdentity identity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return _connection.RunAsync(
            "sessions.attach",
            async token =>
            {
                SessionState state = await SessionIdentification.ReadAsync(_connection, identity, token).ConfigureAwait(false);
                return await CreateAsync(new OpenedSession(identity, state, CreationBlock: null), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Finds a session by its id alone: what is on chain under that number now.</summary>
    /// <remarks>Reads the session, and about thirty blocks to find the one that it was created in. Writes nothing.</remarks>
    /// <param name="sessionId">The id.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="SessionNotFoundException">No session has the id, or the node does not show its creation.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<FabstirSession> AttachAsync(UInt256 sessionId, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.attach",
        async token =>
        {
            SessionState state = await _connection.ReadAsync(reads => SessionStateReads.ReadAsync(reads, sessionId), token).ConfigureAwait(false)
                ?? throw new SessionNotFoundException(sessionId, "no session has this id");
            OpenedSession found = await new CreationSearch(_connection).RunAsync(state, token).ConfigureAwait(false);
            return new FabstirSession(_connection, found, found.CreationBlock!.Value);
        },
        cancellationToken);

    /// <summary>Finds out after a restart what the account has running: takes up transactions without an outcome, and lists its sessions with advice.</summary>
    /// <remarks>
    /// Reads the journal, <c>userSessions</c> and <c>sessionJobs</c> of the account, a hundred in a request. Sends again what was signed before, the same bytes, and
    /// waits until each is confirmed or can never be. Signs nothing new: ending a session is up to the caller.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the requests and the waiting.</param>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="PaymentJournalException">The journal cannot be read.</exception>
    /// <exception cref="ChainException">The chain could not be read, or a transaction's outcome is unknown: ask again.</exception>
    public Task<RecoveryReport> RecoverAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.recover",
        token => new SessionRecovery(
            _connection,
            _connection.AccountFor("sessions.recover"),
            (identity, state, attaching) => CreateAsync(new OpenedSession(identity, state, CreationBlock: null), attaching)).RunAsync(token),
        cancellationToken);

    private async Task<FabstirSession> CreateAsync(OpenedSession opened, CancellationToken cancellationToken)
    {
        if (opened.CreationBlock is { } known)
        {
            return new FabstirSession(_connection, opened, known);
        }

        ulong? block = (await _connection.Node.GetReceiptAsync(opened.Identity.Transaction, cancellationToken).ConfigureAwait(false))?.BlockNumber;
        return new FabstirSession(
            _connection,
            opened,
            block ?? (await new CreationSearch(_connection).RunAsync(opened.State, cancellationToken).ConfigureAwait(false)).CreationBlock!.Value);
    }
}
