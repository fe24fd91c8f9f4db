namespace Fabstir.Ethereum;

/// <summary>What a node says about a transaction, when asked about it and not about an attempt to send it. Thread-safe.</summary>
internal sealed class TransactionLookup(JsonRpcClient client)
{
    public async Task<TransactionFinding> FindAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            // Counts first: the other way round, a transaction that is mined in between would look like somebody else's.
            bool isTaken = await IsTakenAsync(transaction, BlockReference.Latest, cancellationToken).ConfigureAwait(false)
                || await IsTakenAsync(transaction, BlockReference.Pending, cancellationToken).ConfigureAwait(false);
            bool isKnown = await IsKnownAsync(transaction, cancellationToken).ConfigureAwait(false);
            return isKnown ? TransactionFinding.Known : isTaken ? TransactionFinding.NonceTaken : TransactionFinding.Absent;
        }
        catch (EthereumException)
        {
            return TransactionFinding.Unanswered;
        }
    }

    private async Task<bool> IsKnownAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (TransactionAttempt attempt in transaction.Attempts.Reverse())
        {
            if (await client.SendAsync(TransactionRequests.IsKnown(attempt.Hash), cancellationToken).ConfigureAwait(false)
                || await client.SendAsync(TransactionRequests.Receipt(attempt.Hash), cancellationToken).ConfigureAwait(false) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsTakenAsync(PendingTransaction transaction, BlockReference block, CancellationToken cancellationToken) =>
        await client.SendAsync(EthRequests.TransactionCount(transaction.From, block), cancellationToken).ConfigureAwait(false) > transaction.Nonce;
}
