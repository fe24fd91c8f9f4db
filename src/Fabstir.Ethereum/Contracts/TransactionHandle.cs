using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that a node has accepted: known by its hash, not yet mined.</summary>
/// <remarks>Thread-safe.</remarks>
public abstract class TransactionHandle
{
    /// <summary>The hash of the transaction.</summary>
    public abstract Bytes32 Hash { get; }

    /// <summary>Who sent it.</summary>
    public abstract Address From { get; }

    /// <summary>Waits until the transaction is in a block and so many blocks are on top of it, that one included.</summary>
    /// <param name="confirmations">At least 1. More make it less likely that a reorganisation takes the block back.</param>
    /// <param name="cancellationToken">Stops waiting. The transaction is not called back: it may still be mined.</param>
    /// <returns>The receipt of a transaction that succeeded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confirmations"/> is less than 1.</exception>
    /// <exception cref="TransactionRevertedException">It was mined and did nothing but cost gas.</exception>
    /// <exception cref="NonceConflictException">Another transaction of the account took its nonce: it cannot be mined any more.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">The node no longer knows it, or has not answered for too long.</exception>
    public abstract Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default);
}
