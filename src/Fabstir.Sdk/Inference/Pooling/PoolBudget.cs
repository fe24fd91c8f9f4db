using Fabstir.Abi;

namespace Fabstir;

/// <summary>What the sessions of a pool can still cost: each counts with its deposit until it has ended, and with its cost from then on. Thread-safe.</summary>
internal sealed class PoolBudget(TokenAmount most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, UInt256> _entries = new(ReferenceEqualityComparer.Instance);

    /// <summary>What all sessions cost at most, by what is known now.</summary>
    public TokenAmount Committed
    {
        get
        {
            lock (_lock)
            {
                return most with { BaseUnits = Sum() };
            }
        }
    }

    /// <summary>What another session may deposit.</summary>
    public TokenAmount Left
    {
        get
        {
            lock (_lock)
            {
                UInt256 sum = Sum();
                return most with { BaseUnits = sum >= most.BaseUnits ? UInt256.Zero : most.BaseUnits - sum };
            }
        }
    }

    /// <summary>Sets a deposit aside for a session that is about to be opened.</summary>
    /// <param name="key">What stands for it.</param>
    /// <param name="deposit">Its deposit.</param>
    /// <returns>Whether that much is left.</returns>
    public bool TryReserve(object key, TokenAmount deposit)
    {
        lock (_lock)
        {
            return Sum() + deposit.BaseUnits <= most.BaseUnits && _entries.TryAdd(key, deposit.BaseUnits);
        }
    }

    /// <summary>Says what came of it.</summary>
    public void Settle(object key, TokenAmount cost)
    {
        lock (_lock)
        {
            _entries[key] = cost.BaseUnits;
        }
    }

    private UInt256 Sum()
    {
        UInt256 sum = UInt256.Zero;
        foreach (UInt256 one in _entries.Values)
        {
            sum += one;
        }

        return sum;
    }
}
