using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction was cancelled: a transfer of nothing was mined with its nonce, and it can no longer be.</summary>
public sealed class TransactionCancelledException : EthereumException
{
    /// <summary>Describes a transaction that was cancelled.</summary>
    /// <param name="hash">The transaction.</param>
    /// <param name="receipt">The receipt of what was mined in its place.</param>
    public TransactionCancelledException(Bytes32 hash, TransactionReceipt receipt)
        : base($"Transaction {hash} was cancelled: {receipt?.TransactionHash} was mined in its place, in block {receipt?.BlockNumber}.")
    {
        ArgumentNullException.ThrowIfNull(receipt);
        Hash = hash;
        Receipt = receipt;
    }

    /// <summary>The transaction.</summary>
    public Bytes32 Hash { get; }

    /// <summary>The receipt of what was mined in its place: gas was paid for it.</summary>
    public TransactionReceipt Receipt { get; }
}
