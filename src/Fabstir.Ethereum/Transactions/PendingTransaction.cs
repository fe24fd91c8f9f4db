using System.Collections.Immutable;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What was sent with one nonce for one purpose, and a node has or may have: any of its attempts may be mined. Thread-safe.</summary>
internal sealed class PendingTransaction(TransactionAttempt first)
{
    private readonly Lock _lock = new();
    private ImmutableArray<TransactionAttempt> _attempts = [first];
    private (Bytes32 Hash, Bytes32 BlockHash)? _mined;

    public required ulong ChainId { get; init; }

    public required Address From { get; init; }

    public required ulong Nonce { get; init; }

    public required ulong GasLimit { get; init; }

    /// <summary>What was called.</summary>
    public required ContractMessage Message { get; init; }

    public required TransactionOptions Options { get; set; }

    /// <summary>What it is known by to whoever sent it: the hash of the first attempt.</summary>
    public Bytes32 Hash => first.Hash;

    /// <summary>One change of its attempts at a time.</summary>
    public TurnQueue Changes { get; } = new();

    /// <summary>When it is replaced unless it is mined before; null as long as nobody follows it.</summary>
    public ulong? ReplacedAt { get; set; }

    public int Replacements { get; set; }

    /// <summary>All attempts, oldest first.</summary>
    public ImmutableArray<TransactionAttempt> Attempts
    {
        get
        {
            lock (_lock)
            {
                return _attempts;
            }
        }
    }

    /// <summary>The attempt that offers the most.</summary>
    public TransactionAttempt Latest => Attempts[^1];

    /// <summary>Which attempt was last seen in a block of the chain; null before.</summary>
    public Bytes32? MinedHash
    {
        get
        {
            lock (_lock)
            {
                return _mined?.Hash;
            }
        }
    }

    public TransactionAttempt? Find(Bytes32 hash) => Attempts.FirstOrDefault(attempt => attempt.Hash == hash);

    /// <summary>From now on this attempt may be mined, too.</summary>
    public void Add(TransactionAttempt attempt)
    {
        lock (_lock)
        {
            _attempts = _attempts.Add(attempt);
        }
    }

    /// <summary>Whether this receipt is what was last seen of it.</summary>
    public bool IsSeenMined(TransactionReceipt receipt)
    {
        lock (_lock)
        {
            return _mined == (receipt.TransactionHash, receipt.BlockHash);
        }
    }

    /// <summary>An attempt is in a block of the chain.</summary>
    /// <returns>Whether that is news.</returns>
    public bool SeeMined(TransactionReceipt receipt)
    {
        lock (_lock)
        {
            (Bytes32, Bytes32) mined = (receipt.TransactionHash, receipt.BlockHash);
            bool isNews = _mined != mined;
            _mined = mined;
            return isNews;
        }
    }
}
