using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that a node has accepted: known by its hash, not yet mined.</summary>
/// <remarks>
/// While it waits, it may be replaced by itself with a higher fee, which has another hash: any of <see cref="Hashes"/> may be mined, and only one of them
/// is, because all have one nonce. Thread-safe.
/// </remarks>
public abstract class TransactionHandle
{
    /// <summary>The hash of the transaction as it was first sent.</summary>
    public abstract Bytes32 Hash { get; }

    /// <summary>Every hash that it was sent with so far, oldest first: the first, its replacements, its cancellation.</summary>
    public virtual IReadOnlyList<Bytes32> Hashes => [Hash];

    /// <summary>Which of <see cref="Hashes"/> was last seen in a block of the chain; null before. A reorganisation can change it.</summary>
    public virtual Bytes32? MinedHash => null;

    /// <summary>Who sent it.</summary>
    public abstract Address From { get; }

    /// <summary>Waits until the transaction is in a block and so many blocks are on top of it, that one included.</summary>
    /// <param name="confirmations">At least 1. More make it less likely that a reorganisation takes the block back.</param>
    /// <param name="cancellationToken">Stops waiting. The transaction is not called back: it may still be mined.</param>
    /// <returns>The receipt of a transaction that succeeded; <see cref="TransactionReceipt.TransactionHash"/> is that of <see cref="Hashes"/> that was mined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confirmations"/> is less than 1.</exception>
    /// <exception cref="TransactionRevertedException">It was mined and did nothing but cost gas.</exception>
    /// <exception cref="TransactionCancelledException">Its cancellation was mined in its place.</exception>
    /// <exception cref="NonceConflictException">Another transaction of the account took its nonce: it cannot be mined any more.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">The node no longer knows it, or has not answered for too long.</exception>
    public abstract Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a transfer of nothing from the account to itself with the same nonce and a higher fee, so that it is mined in place of this one. Which of the
    /// two is mined is decided by the chain: <see cref="WaitAsync"/> says it. A transaction that is mined already is left as it is.
    /// </summary>
    /// <param name="cancellationToken">Cancels what comes before the transfer is handed to the node.</param>
    /// <returns>A task that ends when the transfer was handed over; its hash is the last of <see cref="Hashes"/>.</returns>
    /// <exception cref="FeeCeilingException">It would have to offer more than is allowed. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">What sent the transaction cannot send another with its nonce, such as an account of the node.</exception>
    /// <exception cref="EthereumException">The node could not be asked for fees. Nothing was sent.</exception>
    public virtual Task CancelAsync(CancellationToken cancellationToken = default) =>
        Task.FromException(new NotSupportedException($"{GetType().Name} cannot cancel: what sent it has no second transaction with the same nonce."));
}
