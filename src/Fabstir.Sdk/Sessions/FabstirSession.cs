using Fabstir.Abi;

namespace Fabstir;

/// <summary>A paid session on chain: its state, its cost, and its end. Thread-safe.</summary>
/// <remarks>
/// It holds no connection to the host, and nothing on chain depends on this object: after a restart <see cref="FabstirSessions.AttachAsync(SessionIdentity, CancellationToken)"/>
/// makes another one. Disposing it sends nothing.
/// </remarks>
public sealed class FabstirSession : IAsyncDisposable
{
    private readonly MarketplaceConnection _connection;
    private readonly ulong _creationBlock;
    private readonly SessionEnder _ender;
    private readonly Lock _lock = new();
    private UInt256? _received;

    internal FabstirSession(MarketplaceConnection connection, OpenedSession opened, ulong creationBlock)
    {
        _connection = connection;
        _creationBlock = creationBlock;
        Identity = opened.Identity;
        Model = opened.State.Model;
        Terms = opened.State.Terms;
        StartedAt = opened.State.StartedAt;
        _ender = new SessionEnder(connection, Identity, creationBlock, () => ReceivedTokens);
    }

    /// <summary>What the session works on: for whoever reaches its host.</summary>
    internal MarketplaceConnection Connection => _connection;

    /// <summary>The number that contracts know it by.</summary>
    public UInt256 Id => Identity.Id;

    /// <summary>Which session it is, for good: what an application stores.</summary>
    public SessionIdentity Identity { get; }

    /// <summary>The model.</summary>
    public ModelId Model { get; }

    /// <summary>What was agreed on.</summary>
    public SessionTerms Terms { get; }

    /// <summary>When it began, in the chain's time.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How many LLM tokens the client has received, as <see cref="ReportReceived"/> was told; null when nobody counts.</summary>
    public UInt256? ReceivedTokens
    {
        get
        {
            lock (_lock)
            {
                return _received;
            }
        }
    }

    /// <summary>Says how many LLM tokens the client has received so far: what the host's claims are compared with. Reads and writes nothing on chain.</summary>
    /// <param name="total">All tokens of the session. A smaller number than before is passed over.</param>
    public void ReportReceived(UInt256 total)
    {
        lock (_lock)
        {
            _received = _received is { } before ? UInt256.Max(before, total) : total;
        }
    }

    /// <summary>The session as the chain has it now.</summary>
    /// <remarks>Reads <c>sessionJobs</c>, <c>sessionModel</c> and the time of the block, in one request. Writes nothing.</remarks>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SessionNotFoundException">A reorganisation took it back, or gave its id to another session.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<SessionState> GetStateAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.get_state", token => SessionIdentification.ReadAsync(_connection, Identity, token), cancellationToken);

    /// <summary>All claims of the host so far, oldest first.</summary>
    /// <remarks>Reads <c>getProofSubmission</c>, 32 in a request. Writes nothing.</remarks>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<IReadOnlyList<Checkpoint>> GetCheckpointsAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.get_checkpoints", token => CheckpointReads.ReadAsync(_connection, Id, token), cancellationToken);

    /// <summary>What the session costs when the host serves so many LLM tokens in all, with the least that hosts bill.</summary>
    /// <remarks>Reads <c>minTokensFee</c>, <c>disputeWindow</c> and <c>MIN_PROVEN_TOKENS</c>, in one request. Writes nothing.</remarks>
    /// <param name="tokens">LLM tokens served in the whole session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<CostEstimate> EstimateCostAsync(UInt256 tokens, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.estimate_cost",
        async token => CostEstimate.Of(tokens, Terms, await _connection.ReadAsync(SettlementRules.ReadAsync, token).ConfigureAwait(false)),
        cancellationToken);

    /// <summary>Follows the session: claims of the host from the first one on, claims of more than was served, and the end.</summary>
    /// <remarks>
    /// Follows <c>ProofSubmitted</c>, <c>SessionCompleted</c> and <c>SessionTimedOut</c> of this session; writes nothing. Claims are compared with
    /// <see cref="ReportReceived"/>. Any number of readers may follow; each is independent.
    /// </remarks>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>A stream that ends after <see cref="SessionUpdate.Ended"/>.</returns>
    /// <exception cref="ChainException">The chain could not be followed.</exception>
    public IAsyncEnumerable<SessionUpdate> WatchAsync(CancellationToken cancellationToken = default) => _connection.StreamAsync(
        "sessions.watch",
        new SessionWatch(_connection, Identity, Terms, _creationBlock, () => ReceivedTokens, _ender.ReadSettlementAsync).RunAsync,
        cancellationToken);

    /// <summary>What ending the session costs now, in each way.</summary>
    /// <remarks>Reads the session, <c>minTokensFee</c>, <c>disputeWindow</c> and the time of the block, in one request. Writes nothing.</remarks>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SessionNotFoundException">A reorganisation took it back, or gave its id to another session.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<SettlementPreview> PreviewSettlementAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.preview_settlement", _ender.PreviewAsync, cancellationToken);

    /// <summary>Ends the session. One that has ended already is only read.</summary>
    /// <remarks>
    /// Reads what <see cref="PreviewSettlementAsync"/> reads. Writes <c>completeSessionJob</c> or <c>triggerSessionTimeout</c>, or nothing where it is left to the host.
    /// </remarks>
    /// <param name="policy">How.</param>
    /// <param name="options">Whether the early fee is accepted, and where the conversation is; null for neither.</param>
    /// <param name="cancellationToken">Stops the waiting; a transaction that was handed over is not called back.</param>
    /// <returns>How the deposit was divided, or that the session waits.</returns>
    /// <exception cref="SettlementException">
    /// It cannot be ended in that way: <see cref="FabstirErrorCode.EarlyFeeNotAccepted"/>, <see cref="FabstirErrorCode.TooEarly"/>, or this account is not the
    /// depositor (<see cref="FabstirErrorCode.InvalidSessionState"/>).
    /// </exception>
    /// <exception cref="SessionNotFoundException">A reorganisation took it back, or gave its id to another session.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<SessionEnding> EndAsync(
        SettlementPolicy policy = SettlementPolicy.Cheapest, EndOptions? options = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.end", token => _ender.EndAsync(policy, options ?? new EndOptions(), token), cancellationToken);

    /// <summary>How the deposit was divided, once the session has ended.</summary>
    /// <remarks>Reads the session's state, and the logs of its end to tell where the refund went. Writes nothing.</remarks>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FabstirException">It has not ended: <see cref="FabstirErrorCode.InvalidSessionState"/>.</exception>
    /// <exception cref="SessionNotFoundException">A reorganisation took it back, or gave its id to another session.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<Settlement> GetSettlementAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "sessions.get_settlement",
        async token =>
        {
            SessionState state = await SessionIdentification.ReadAsync(_connection, Identity, token).ConfigureAwait(false);
            return state.Status == SessionStatus.Active
                ? throw new FabstirException(FabstirErrorCode.InvalidSessionState, $"Session {Id} is active: it has no settlement yet.")
                : await _ender.ReadSettlementAsync(state, token).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Waits until the session has ended, whoever ends it.</summary>
    /// <remarks>Follows the session as <see cref="WatchAsync"/> does. Writes nothing.</remarks>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ChainException">The chain could not be followed.</exception>
    public async Task<Settlement> WaitForSettlementAsync(CancellationToken cancellationToken = default)
    {
        await foreach (SessionUpdate update in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update is SessionUpdate.Ended ended)
            {
                return ended.Settlement;
            }
        }

        throw new FabstirException(FabstirErrorCode.UnknownError, $"The stream of session {Id} ended before the session did.");
    }

    /// <summary>Forgets the session. Sends nothing: on chain it stays as it is.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The id, the host and the deposit.</summary>
    public override string ToString() => $"Session {Id} with {Identity.Host}, {Terms.Deposit} at {Terms.Price}";
}
