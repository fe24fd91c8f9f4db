namespace Fabstir;

/// <summary>The open sessions of a pool, and which of them are free. Thread-safe.</summary>
internal sealed class IdleSessions(TimeProvider time, PoolBudget budget, int size)
{
    private readonly Lock _lock = new();
    private readonly List<PooledSession> _open = [];
    private readonly List<PooledSession> _free = [];

    /// <summary>All that are open.</summary>
    public IReadOnlyList<PooledSession> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _open];
            }
        }
    }

    /// <summary>A new session, that somebody has already.</summary>
    public void Add(PooledSession session)
    {
        lock (_lock)
        {
            _open.Add(session);
        }
    }

    public void Remove(PooledSession session)
    {
        lock (_lock)
        {
            _open.Remove(session);
            _free.Remove(session);
        }
    }

    public void Return(PooledSession session)
    {
        lock (_lock)
        {
            if (_open.Contains(session) && !_free.Contains(session))
            {
                _free.Add(session);
            }
        }
    }

    /// <summary>A free session whose deposit pays for an answer, and those that are of no use any more. The latter are forgotten here.</summary>
    public (PooledSession? Session, IReadOnlyList<PooledSession> Useless) Take(int tokens)
    {
        lock (_lock)
        {
            List<PooledSession> useless = [.. _free.Where(one => !one.CanServe(time))];
            useless.ForEach(Forget);
            PooledSession? session = _free.Find(one => one.TokensLeft >= tokens);
            if (session is null && _free.MaxBy(static one => one.TokensLeft) is { } fullest)
            {
                if (budget.Left.BaseUnits < fullest.Session.Terms.Deposit.BaseUnits)
                {
                    // There is no money for another one: the answer ends where this one's deposit does.
                    session = fullest;
                }
                else if (_open.Count >= size)
                {
                    PooledSession emptiest = _free.MinBy(static one => one.TokensLeft)!;
                    Forget(emptiest);
                    useless.Add(emptiest);
                }
            }

            if (session is not null)
            {
                _free.Remove(session);
            }

            return (session, useless);
        }
    }

    /// <summary>All free ones, which are forgotten here.</summary>
    public IReadOnlyList<PooledSession> TakeAll()
    {
        lock (_lock)
        {
            PooledSession[] all = [.. _free];
            Array.ForEach(all, Forget);
            return all;
        }
    }

    private void Forget(PooledSession session)
    {
        _open.Remove(session);
        _free.Remove(session);
    }
}
