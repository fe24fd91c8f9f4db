using Fabstir.Abi;

namespace Fabstir;

/// <summary>Sessions that a pool does not use any more, until their settlement is on chain. Thread-safe.</summary>
internal sealed class RetiredSessions(PoolBudget budget)
{
    private readonly KeyedTurns _ending = new();
    private readonly Lock _lock = new();
    private readonly List<FundedSession> _sessions = [];
    private int _count;
    private long _tokens;
    private UInt256 _cost;

    /// <summary>How many there were, and what all of their answers were.</summary>
    public (int Count, long Tokens, UInt256 Cost) Totals
    {
        get
        {
            lock (_lock)
            {
                return (_count, _tokens, _cost);
            }
        }
    }

    /// <summary>A session that never answered.</summary>
    public void Add(FundedSession session)
    {
        lock (_lock)
        {
            _count++;
            _sessions.Add(session);
        }
    }

    /// <summary>A session with a socket, which is closed, so that its host claims what it has served.</summary>
    public async Task AddAsync(PooledSession session)
    {
        await session.Llm.DisposeAsync().ConfigureAwait(false);
        SessionUsage usage = session.Llm.Usage;
        lock (_lock)
        {
            _count++;
            _tokens += usage.ReceivedTokens;
            _cost += usage.Cost.BaseUnits;
            _sessions.Add(session.Funded);
        }
    }

    /// <summary>Ends all that have not ended, and reads what the others cost. One that cannot be ended stays for the next time.</summary>
    public async Task EndQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EndAllAsync(SettlementPolicy.Cheapest, options: null, cancellationToken).ConfigureAwait(false);
        }
        catch (FabstirException)
        {
            // Its deposit goes on to count, and EndAsync of the pool says why.
        }
    }

    /// <exception cref="FabstirException">One could not be ended, after all others were tried.</exception>
    public Task<IReadOnlyList<SessionEnding>> EndAllAsync(SettlementPolicy policy, EndOptions? options, CancellationToken cancellationToken) =>
        _ending.RunAsync(nameof(EndAllAsync), () => EndWaitingAsync(policy, options, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<SessionEnding>> EndWaitingAsync(SettlementPolicy policy, EndOptions? options, CancellationToken cancellationToken)
    {
        List<SessionEnding> endings = [];
        FabstirException? first = null;
        foreach (FundedSession one in Waiting())
        {
            try
            {
                endings.Add(await EndAsync(one, policy, options, cancellationToken).ConfigureAwait(false));
            }
            catch (FabstirException e)
            {
                first ??= e;
            }
        }

        return first is null ? endings : throw first;
    }

    private async Task<SessionEnding> EndAsync(FundedSession session, SettlementPolicy policy, EndOptions? options, CancellationToken cancellationToken)
    {
        SessionEnding ending = await session.Session.EndAsync(policy, options, cancellationToken).ConfigureAwait(false);
        if (ending.Settlement is { } settlement)
        {
            budget.Settle(session.Key, settlement.Cost);
            lock (_lock)
            {
                _sessions.Remove(session);
            }
        }

        return ending;
    }

    private FundedSession[] Waiting()
    {
        lock (_lock)
        {
            return [.. _sessions];
        }
    }
}
