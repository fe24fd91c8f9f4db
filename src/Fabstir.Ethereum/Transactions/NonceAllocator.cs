using System.Collections.Concurrent;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>
/// Gives out the nonces of one account on one chain. There is one in the process, whatever number of transports send from the account. Thread-safe.
/// </summary>
/// <remarks>
/// A nonce is not reserved: it is taken when its transaction is handed over, while nobody else has the turn. One that was not used is therefore
/// the next one's, and no gap is left behind. The newest transactions are remembered after they are mined, because a reorganisation can take
/// them back, and what came after them then waits for them.
/// </remarks>
internal sealed class NonceAllocator
{
    // More than any reorganisation takes back of one account.
    private const int RememberedMined = 64;

    private static readonly ConcurrentDictionary<(ulong ChainId, Address Account), NonceAllocator> Allocators = new();

    private readonly Lock _lock = new();
    private readonly TurnQueue _turns = new();
    private readonly SortedDictionary<ulong, PendingTransaction> _sent = [];
    private ulong _minedCount;

    private NonceAllocator(Address address) => Address = address;

    public Address Address { get; }

    public static NonceAllocator For(ulong chainId, Address account) =>
        Allocators.GetOrAdd((chainId, account), static key => new NonceAllocator(key.Account));

    /// <summary>Where the nonce of a transaction came from.</summary>
    public static NonceAllocator Of(PendingTransaction transaction) => For(transaction.ChainId, transaction.From);

    /// <summary>Waits for the turn to send.</summary>
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => _turns.EnterAsync(cancellationToken);

    /// <summary>Takes the turn to send if nobody else wants to; else null.</summary>
    public IDisposable? TryEnter() => _turns.TryEnter();

    /// <summary>How many look-ups in a row found that the next nonce is nobody's, and that later ones wait for it.</summary>
    public int GapFindings { get; set; }

    /// <summary>How many of the transactions that were handed over are not mined, as far as is known.</summary>
    public int InFlightCount
    {
        get
        {
            lock (_lock)
            {
                return _sent.Keys.Count(nonce => nonce >= _minedCount);
            }
        }
    }

    /// <summary>Whether something that was handed over has to wait for a transaction with this nonce.</summary>
    public bool IsAwaited(ulong nonce)
    {
        lock (_lock)
        {
            return _sent.Keys.Any(sent => sent > nonce);
        }
    }

    /// <summary>The transactions that were handed over from a nonce on, in the order of their nonces.</summary>
    public IReadOnlyList<PendingTransaction> SentFrom(ulong nonce)
    {
        lock (_lock)
        {
            return [.. _sent.Values.Where(transaction => transaction.Nonce >= nonce)];
        }
    }

    /// <summary>What was handed over with a nonce; null when nothing was, as far as is remembered.</summary>
    public PendingTransaction? Find(ulong nonce)
    {
        lock (_lock)
        {
            return _sent.GetValueOrDefault(nonce);
        }
    }

    /// <summary>A transaction is handed over: from now on its nonce is taken.</summary>
    public void Add(PendingTransaction transaction)
    {
        lock (_lock)
        {
            _sent[transaction.Nonce] = transaction;
        }
    }

    /// <summary>A transaction did not arrive for certain, or can never be mined: the node's word on its nonce counts again.</summary>
    public void Remove(PendingTransaction transaction)
    {
        lock (_lock)
        {
            if (_sent.GetValueOrDefault(transaction.Nonce) == transaction)
            {
                _sent.Remove(transaction.Nonce);
            }
        }
    }

    /// <summary>So many transactions of the account are mined.</summary>
    /// <returns>False when more were mined before: the node lags behind, or the chain went back.</returns>
    public bool Settle(ulong minedCount)
    {
        lock (_lock)
        {
            if (minedCount < _minedCount)
            {
                return false;
            }

            _minedCount = minedCount;
            Forget(nonce => nonce + RememberedMined < minedCount);
            return true;
        }
    }

    /// <summary>Believes a node that the chain went back: what was mined since then is forgotten, and its nonces are free.</summary>
    public void Reset(ulong minedCount)
    {
        lock (_lock)
        {
            ulong before = _minedCount;
            _minedCount = minedCount;
            Forget(nonce => nonce >= minedCount && nonce < before);
        }
    }

    /// <summary>The nonce of the next transaction: the first one that the node does not count and nobody here has taken.</summary>
    /// <param name="pendingCount">What the node counts, those that wait included.</param>
    public ulong NextFrom(ulong pendingCount)
    {
        lock (_lock)
        {
            ulong nonce = pendingCount;
            while (_sent.ContainsKey(nonce))
            {
                nonce++;
            }

            return nonce;
        }
    }

    private void Forget(Func<ulong, bool> isForgotten)
    {
        foreach (ulong nonce in _sent.Keys.Where(isForgotten).ToArray())
        {
            _sent.Remove(nonce);
        }
    }
}
