using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What became of a <see cref="SignedIntent"/>: one of the cases in here.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public abstract record TransactionOutcome
{
    private TransactionOutcome()
    {
    }

    /// <summary>It is in a block of the chain.</summary>
    /// <param name="Receipt">The receipt: also of a transaction that failed, which <see cref="TransactionReceipt.Succeeded"/> says.</param>
    public sealed record Mined(TransactionReceipt Receipt) : TransactionOutcome;

    /// <summary>Another intent of the same transaction is in a block: one with a higher fee or a lower one, or its cancellation.</summary>
    /// <param name="By">The hash that was mined.</param>
    public sealed record Replaced(Bytes32 By) : TransactionOutcome;

    /// <summary>A transaction that is none of this journal's has the nonce: somebody else has the key.</summary>
    /// <param name="By">Its hash; null when it could not be found out.</param>
    public sealed record NonceTaken(Bytes32? By) : TransactionOutcome;

    /// <summary>Every node refused it, or none was reached: it is not on its way, and its nonce is the next transaction's.</summary>
    /// <param name="Reason">What <see cref="JsonRpcTransport.SendAsync"/> threw.</param>
    public sealed record NotSent(EthereumException Reason) : TransactionOutcome;
}
