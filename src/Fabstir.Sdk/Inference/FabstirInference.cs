namespace Fabstir;

/// <summary>Answers to prompts, without opening sessions by hand: hosts are chosen, sessions opened when they are needed and kept for the next prompt. Thread-safe.</summary>
/// <remarks>
/// Prompts with equal <see cref="SessionPoolOptions"/> share a pool of sessions; <see cref="EndAsync"/> ends all of them. What is spent is bounded by
/// <see cref="SessionPoolOptions.MaxSpend"/>. For a conversation with one host, open a session and its stream: <see cref="SessionStreams.OpenStreamAsync"/>.
/// </remarks>
public sealed class FabstirInference
{
    private readonly MarketplaceConnection _connection;
    private readonly FabstirHosts _hosts;
    private readonly FabstirSessions _sessions;
    private readonly SuitableHosts _suitable;
    private readonly Lock _lock = new();
    private readonly Dictionary<SessionPoolOptions, SessionPool> _pools = [];

    internal FabstirInference(MarketplaceConnection connection, FabstirHosts hosts, FabstirSessions sessions, FabstirModels models)
    {
        _connection = connection;
        _hosts = hosts;
        _sessions = sessions;
        _suitable = new SuitableHosts(connection, hosts, models);
    }

    /// <summary>The hosts of a model that can be used now, the best first, and why others cannot.</summary>
    /// <remarks>
    /// Reads what <see cref="FabstirHosts.RankAsync"/> reads, and asks the best hosts for <c>/health</c> and <c>/v1/models</c>, each for at most
    /// <see cref="HostRequirements.ProbeTimeout"/>. Those that are well are ranked again by how fast they answered. Writes nothing.
    /// </remarks>
    /// <param name="model">The model.</param>
    /// <param name="requirements">Null for the defaults.</param>
    /// <param name="token">What sessions are to be paid in.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<HostSelectionReport> FindHostsAsync(
        ModelId model, HostRequirements? requirements = null, PaymentToken token = PaymentToken.Usdc, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "inference.find_hosts", waiting => _suitable.FindAsync(model, requirements ?? new(), token, waiting), cancellationToken);

    /// <summary>The best host of a model that can be used now, with the reasons. Reads what <see cref="FindHostsAsync"/> does; writes nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="requirements">Null for the defaults.</param>
    /// <param name="token">What sessions are to be paid in.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FabstirException">There is none: <see cref="FabstirErrorCode.NoHostsAvailable"/>, with what those said that were asked.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<HostChoice> SelectHostAsync(
        ModelId model, HostRequirements? requirements = null, PaymentToken token = PaymentToken.Usdc, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "inference.select_host",
        async waiting =>
        {
            HostSelectionReport report = await _suitable.FindAsync(model, requirements ?? new(), token, waiting).ConfigureAwait(false);
            return report.Suitable.Count > 0 ? report.Suitable[0] : throw NoHost.Of(_connection.Deployment.Name, model, report, []);
        },
        cancellationToken);

    /// <summary>Asks when the stream is read, and hands the answer out as it comes.</summary>
    /// <remarks>Reads and writes what <see cref="SessionPool.StreamAsync"/> does, in the pool of these options.</remarks>
    /// <param name="prompt">What is asked.</param>
    /// <param name="pool">Which sessions answer, and what they may cost together.</param>
    /// <param name="options">Null for the defaults. Without a context the prompt stands alone.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="FabstirException">The prompt is empty or too long, or an option is out of its range. Everything else is thrown where the stream is read.</exception>
    public InferenceStream StreamAsync(
        string prompt, SessionPoolOptions pool, PromptOptions? options = null, CancellationToken cancellationToken = default) =>
        PoolOf(pool).StreamAsync(prompt, options, cancellationToken);

    /// <summary>Asks, and waits for the whole answer. Reads and writes what <see cref="SessionPool.CompleteAsync"/> does, in the pool of these options.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="pool">Which sessions answer, and what they may cost together.</param>
    /// <param name="options">Null for the defaults. Without a context the prompt stands alone.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="FabstirException">See <see cref="SessionPool.CompleteAsync"/>.</exception>
    public Task<Completion> CompleteAsync(
        string prompt, SessionPoolOptions pool, PromptOptions? options = null, CancellationToken cancellationToken = default) =>
        PoolOf(pool).CompleteAsync(prompt, options, cancellationToken);

    /// <summary>A pool of sessions of one's own. Nothing is opened before the first request. Dispose it; <see cref="EndAsync"/> does not end its sessions.</summary>
    /// <param name="options">Which sessions, and what they may cost together.</param>
    /// <exception cref="FabstirException">A value is out of its range.</exception>
    public SessionPool CreatePool(SessionPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SessionPool(_connection, _hosts, _sessions, _suitable, options);
    }

    /// <summary>Waits for what is being answered, and ends all sessions that <see cref="StreamAsync"/> and <see cref="CompleteAsync"/> have opened.</summary>
    /// <remarks>Writes what <see cref="FabstirSession.EndAsync"/> does, for each session.</remarks>
    /// <param name="policy">How.</param>
    /// <param name="options">Whether the early fee is accepted; null for not.</param>
    /// <param name="cancellationToken">Stops the waiting; a transaction that was handed over is not called back.</param>
    /// <returns>What came of each session.</returns>
    /// <exception cref="FabstirException">One could not be ended: see <see cref="SessionPool.EndAsync"/>. It can be tried again.</exception>
    public async Task<IReadOnlyList<SessionEnding>> EndAsync(
        SettlementPolicy policy = SettlementPolicy.Cheapest, EndOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<SessionEnding> endings = [];
        foreach (SessionPool pool in Pools())
        {
            endings.AddRange(await pool.EndAsync(policy, options, cancellationToken).ConfigureAwait(false));
        }

        return endings;
    }

    /// <summary>Closes the sockets. Sends nothing.</summary>
    internal async ValueTask CloseAsync()
    {
        foreach (SessionPool pool in Pools())
        {
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }

    private SessionPool PoolOf(SessionPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_lock)
        {
            if (!_pools.TryGetValue(options, out SessionPool? pool))
            {
                _pools.Add(options, pool = CreatePool(options));
            }

            return pool;
        }
    }

    private SessionPool[] Pools()
    {
        lock (_lock)
        {
            return [.. _pools.Values];
        }
    }
}
