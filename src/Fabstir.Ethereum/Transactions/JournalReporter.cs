namespace Fabstir.Ethereum;

/// <summary>Tells the journals of transactions what became of them. Thread-safe.</summary>
internal sealed class JournalReporter(TransportLog log)
{
    /// <summary>An attempt is in a block of the chain, and the others therefore are not.</summary>
    public Task MinedAsync(PendingTransaction transaction, TransactionReceipt receipt) => EndAsync(
        transaction,
        attempt => attempt.Hash == receipt.TransactionHash
            ? new TransactionOutcome.Mined(receipt)
            : new TransactionOutcome.Replaced(receipt.TransactionHash));

    /// <summary>No attempt will be in a block.</summary>
    public Task FailedAsync(PendingTransaction transaction, EthereumException reason) => EndAsync(
        transaction,
        _ => reason is NonceConflictException conflict
            ? new TransactionOutcome.NonceTaken(conflict.TakenBy)
            : new TransactionOutcome.NotSent(reason));

    private async Task EndAsync(PendingTransaction transaction, Func<TransactionAttempt, TransactionOutcome> outcomeOf)
    {
        if (transaction.Options.Journal is not { } journal)
        {
            return;
        }

        foreach (TransactionAttempt attempt in transaction.Attempts)
        {
            if (attempt.Signed is not { } signed)
            {
                continue;
            }

            try
            {
                await journal.EndedAsync(TransactionAttempt.ToIntent(signed), outcomeOf(attempt)).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // What it lost is found out again by a look-up after a restart; whoever waits for the transaction has no part in it.
                log.JournalFailed(attempt.Hash, e);
            }
        }
    }
}
