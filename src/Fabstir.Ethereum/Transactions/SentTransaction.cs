using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that a node has taken from this process.</summary>
internal sealed class SentTransaction(PendingTransaction transaction, ConfirmationTracker tracker, RevertReplay replay) : TransactionHandle
{
    public override Bytes32 Hash => transaction.Hash;

    public override Address From => transaction.From;

    public override async Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confirmations, 1);
        TransactionReceipt receipt = await tracker.WaitAsync(transaction, confirmations, cancellationToken).ConfigureAwait(false);
        return receipt.Succeeded ? receipt : throw await replay.ExplainAsync(transaction, receipt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The hash.</summary>
    public override string ToString() => Hash.ToString();
}
