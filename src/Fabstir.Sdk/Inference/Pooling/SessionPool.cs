using System.Text;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>
/// Sessions that requests share: opened when they are needed, with the best host at that moment, never for more than may be spent. Thread-safe.
/// </summary>
/// <remarks>
/// As many requests as <see cref="SessionPoolOptions.Size"/> are answered at a time, each in a session that nobody else has meanwhile; the others wait in their order. Sessions stay open for
/// the next request until <see cref="EndAsync"/>. Disposing closes the sockets and sends nothing: sessions stay as they are on chain.
/// </remarks>
public sealed class SessionPool : IAsyncDisposable
{
    private readonly SessionPoolOptions _options;
    private readonly FabstirHosts _hosts;
    private readonly PoolBudget _budget;
    private readonly SessionSource _source;
    private readonly IdleSessions _idle;
    private readonly RetiredSessions _retired;
    private readonly SemaphoreSlim _places;
    private readonly RateGate? _rate;
    private volatile bool _isDisposed;

    internal SessionPool(MarketplaceConnection connection, FabstirHosts hosts, FabstirSessions sessions, SuitableHosts suitable, SessionPoolOptions options)
    {
        _options = options.Checked();
        _hosts = hosts;
        _budget = new PoolBudget(Amounts.Parse(options.MaxSpend, options.Token, nameof(options.MaxSpend)));
        _source = new SessionSource(connection, hosts, sessions, suitable, options, _budget);
        _idle = new IdleSessions(connection.Time, _budget, options.Size);
        _retired = new RetiredSessions(_budget);
        _places = new SemaphoreSlim(options.Size, options.Size);
        _rate = options.Rate is { } rate ? new RateGate(rate, connection.Time) : null;
    }

    /// <summary>What it was made with.</summary>
    public SessionPoolOptions Options => _options;

    /// <summary>What it has used so far.</summary>
    public SessionPoolUsage Usage
    {
        get
        {
            IReadOnlyList<PooledSession> open = _idle.Open;
            (int ended, long tokens, UInt256 cost) = _retired.Totals;
            foreach (PooledSession one in open)
            {
                SessionUsage usage = one.Llm.Usage;
                tokens += usage.ReceivedTokens;
                cost += usage.Cost.BaseUnits;
            }

            return new SessionPoolUsage(open.Count, ended, tokens, new TokenAmount(cost, _options.Token), _budget.Committed);
        }
    }

    /// <summary>The sessions that are open, with their hosts.</summary>
    public IReadOnlyList<FabstirSession> Sessions => [.. _idle.Open.Select(static one => one.Session)];

    /// <summary>Asks when the stream is read, and hands the answer out as it comes.</summary>
    /// <remarks>
    /// Opens a session where none is free, as <see cref="FabstirSessions.StartAsync"/> does. A host that fails before its first token is left, and the next is asked.
    /// </remarks>
    /// <param name="prompt">What is asked: with its context at most 256 KiB of UTF-8, where older turns are left out.</param>
    /// <param name="options">Null for the defaults. Without a context the prompt stands alone.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="FabstirException">The prompt is empty or too long: <see cref="FabstirErrorCode.InvalidPrompt"/>. Everything else is thrown where the stream is read.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public InferenceStream StreamAsync(string prompt, PromptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(prompt);
        PromptOptions asked = (options ?? new PromptOptions()).Checked();
        PromptConversation.Of(prompt, _options.Stream.SystemPrompt, []);
        return new InferenceStream(this, prompt, asked with { Context = asked.Context ?? [] }, cancellationToken);
    }

    /// <summary>Asks, and waits for the whole answer: see <see cref="StreamAsync"/>.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="FabstirException">
    /// The prompt cannot be sent, no host answers (<see cref="FabstirErrorCode.NoHostsAvailable"/> or what the last one did), the answer was cut, or another session would cost more than it
    /// may (<see cref="FabstirErrorCode.BudgetExceeded"/>).
    /// </exception>
    public async Task<Completion> CompleteAsync(string prompt, PromptOptions? options = null, CancellationToken cancellationToken = default)
    {
        InferenceStream stream = StreamAsync(prompt, options, cancellationToken);
        StringBuilder text = new();
        await foreach (TokenChunk chunk in stream.ConfigureAwait(false))
        {
            text.Append(chunk.Text);
        }

        return new Completion(text.ToString(), await stream.Completion.ConfigureAwait(false));
    }

    /// <summary>Waits for what is being answered, and ends all sessions. The pool can be used again: it opens others within what is left to spend.</summary>
    /// <remarks>Writes what <see cref="FabstirSession.EndAsync"/> does, for each session.</remarks>
    /// <param name="policy">How.</param>
    /// <param name="options">Whether the early fee is accepted; null for not.</param>
    /// <param name="cancellationToken">Stops the waiting; a transaction that was handed over is not called back.</param>
    /// <returns>What came of each session, those that were given back before included.</returns>
    /// <exception cref="FabstirException">One could not be ended, after all others were tried. It can be tried again.</exception>
    public async Task<IReadOnlyList<SessionEnding>> EndAsync(
        SettlementPolicy policy = SettlementPolicy.Cheapest, EndOptions? options = null, CancellationToken cancellationToken = default)
    {
        int held = 0;
        try
        {
            for (; held < _options.Size; held++)
            {
                await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (PooledSession session in _idle.TakeAll())
            {
                await _retired.AddAsync(session).ConfigureAwait(false);
            }

            return await _retired.EndAllAsync(policy, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (held > 0)
            {
                _places.Release(held);
            }
        }
    }

    /// <summary>Cancels what is being answered, and closes all sockets. Sends no transaction.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach (PooledSession session in _idle.Open)
        {
            await session.Llm.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a place, and asks until somebody begins to answer.</summary>
    internal async Task<PooledAnswer> BeginAsync(InferenceStream request, CancellationToken cancellationToken)
    {
        if (_rate is not null)
        {
            await _rate.PassAsync(cancellationToken).ConfigureAwait(false);
        }

        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await AskAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Ends an answer, wherever it is, and lets the next request have its session.</summary>
    internal async Task GiveBackAsync(PooledAnswer answer)
    {
        try
        {
            await answer.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _idle.Return(answer.Session);
            _places.Release();
        }
    }

    private async Task<PooledAnswer> AskAsync(InferenceStream request, CancellationToken cancellationToken)
    {
        HashSet<Address> tried = [];
        while (true)
        {
            PoolAttempt attempt = new();
            try
            {
                PooledSession session = await TakeAsync(request, tried, attempt, cancellationToken).ConfigureAwait(false);
                return await AskAsync(request, session, cancellationToken).ConfigureAwait(false);
            }
            catch (FabstirException e) when (attempt.Host is { } host && HostFault.Is(e))
            {
                _hosts.Observe(new HostObservation(host, Succeeded: false));
                request.Add(new HostFailover(host, attempt.Funded?.Session.Identity, e));
                await GiveUpAsync(attempt).ConfigureAwait(false);
                bool isLast = request.Failovers.Count >= _options.MaxHosts || (_options.Host is not null || _options.HostUrl is not null) && !HostFault.IsOfSession(e);
                if (isLast)
                {
                    throw;
                }

                if (!HostFault.IsOfSession(e))
                {
                    tried.Add(host);
                }
            }
            catch
            {
                // Not the host's fault: the session serves the next request.
                if (attempt.Session is { } session)
                {
                    _idle.Return(session);
                }

                throw;
            }
        }
    }

    private async Task<PooledAnswer> AskAsync(InferenceStream request, PooledSession session, CancellationToken cancellationToken)
    {
        request.Use(session);
        PooledAnswer answer = new(session, session.Llm.StreamAsync(request.Prompt, request.Options, cancellationToken), cancellationToken);
        try
        {
            await answer.MoveNextAsync().ConfigureAwait(false);
        }
        catch
        {
            await answer.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        _hosts.Observe(new HostObservation(session.Session.Identity.Host, Succeeded: true, answer.Stream.Metrics.TimeToFirstToken));
        return answer;
    }

    private async Task<PooledSession> TakeAsync(InferenceStream request, HashSet<Address> tried, PoolAttempt attempt, CancellationToken cancellationToken)
    {
        (PooledSession? free, IReadOnlyList<PooledSession> useless) = _idle.Take(request.Options.MaxTokens);
        foreach (PooledSession one in useless)
        {
            await _retired.AddAsync(one).ConfigureAwait(false);
        }

        if (free is not null)
        {
            (attempt.Host, attempt.Funded, attempt.Session) = (free.Session.Identity.Host, free.Funded, free);
            return free;
        }

        // What ended sessions cost in the end may make room for another.
        await _retired.EndQuietlyAsync(cancellationToken).ConfigureAwait(false);
        PoolTarget target = await _source.ChooseAsync(request, tried, cancellationToken).ConfigureAwait(false);
        attempt.Host = target.Host;
        attempt.Funded = await _source.StartAsync(target, cancellationToken).ConfigureAwait(false);
        attempt.Session = await _source.ConnectAsync(target, attempt.Funded, cancellationToken).ConfigureAwait(false);
        _idle.Add(attempt.Session);
        return attempt.Session;
    }

    private async Task GiveUpAsync(PoolAttempt attempt)
    {
        if (attempt.Session is { } session)
        {
            _idle.Remove(session);
            await _retired.AddAsync(session).ConfigureAwait(false);
        }
        else if (attempt.Funded is { } funded)
        {
            _retired.Add(funded);
        }
    }

    /// <summary>How far one attempt has come.</summary>
    private sealed class PoolAttempt
    {
        public Address? Host { get; set; }

        public FundedSession? Funded { get; set; }

        public PooledSession? Session { get; set; }
    }
}
