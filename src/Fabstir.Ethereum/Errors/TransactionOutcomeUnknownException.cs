using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Whether a transaction is or will be on chain could not be found out: do not send the same intent again before it is.</summary>
public sealed class TransactionOutcomeUnknownException : EthereumException
{
    /// <summary>Describes a transaction that was lost sight of.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="nonce">Its nonce: a transaction of the sender with this nonce settles the question.</param>
    /// <param name="hash">Its hash; null when a node signed it and the answer was lost.</param>
    /// <param name="reason">Why it could not be found out, in a sentence without a full stop.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public TransactionOutcomeUnknownException(Address from, ulong nonce, Bytes32? hash, string reason, Exception? innerException = null)
        : base($"Transaction {(object?)hash ?? "of unknown hash"} of {from} with nonce {nonce}: {reason}. Look it up by hash and nonce before sending again.", innerException)
    {
        From = from;
        Nonce = nonce;
        Hash = hash;
    }

    /// <summary>The sender.</summary>
    public Address From { get; }

    /// <summary>Its nonce.</summary>
    public ulong Nonce { get; }

    /// <summary>Its hash; null when a node signed it and the answer was lost.</summary>
    public Bytes32? Hash { get; }
}
