using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that a node has taken from this process.</summary>
internal sealed class SentTransaction(PendingTransaction transaction, ConfirmationTracker tracker, Replacer? replacer, RevertReplay replay)
    : TransactionHandle
{
    public override Bytes32 Hash => transaction.Hash;

    public override IReadOnlyList<Bytes32> Hashes => [.. transaction.Attempts.Select(attempt => attempt.Hash)];

    public override Bytes32? MinedHash => transaction.MinedHash;

    public override Address From => transaction.From;

    public override async Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confirmations, 1);
        TransactionReceipt receipt = await tracker.WaitAsync(transaction, confirmations, cancellationToken).ConfigureAwait(false);
        if (transaction.Find(receipt.TransactionHash) is { IsCancellation: true })
        {
            throw new TransactionCancelledException(Hash, receipt);
        }

        return receipt.Succeeded ? receipt : throw await replay.ExplainAsync(transaction, receipt, cancellationToken).ConfigureAwait(false);
    }

    public override Task CancelAsync(CancellationToken cancellationToken = default) =>
        replacer is not null && replacer.CanReplace(transaction)
            ? replacer.CancelAsync(transaction, cancellationToken)
            : base.CancelAsync(cancellationToken);

    /// <summary>The hash.</summary>
    public override string ToString() => Hash.ToString();
}
