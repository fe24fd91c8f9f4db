using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Takes up transactions that were signed before. Thread-safe.</summary>
internal static class HostTransactions
{
    /// <summary>Looks up a transaction that was signed before, sends the same bytes again where no node has them, and waits until it is confirmed.</summary>
    /// <param name="connection">The host's.</param>
    /// <param name="function">The contract's function, for telemetry: a constant.</param>
    /// <param name="attempts">What was signed for it, oldest first.</param>
    /// <param name="journal">Hears what became of them.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The receipt; null when none of them can be mined any more.</returns>
    /// <exception cref="TransactionRevertedException">It was mined, and did nothing.</exception>
    public static async Task<TransactionReceipt?> ResumeAsync(
        MarketplaceConnection connection, string function, IReadOnlyList<SignedBytes> attempts, ITransactionJournal journal, CancellationToken cancellationToken)
    {
        TransactionHandle? handle = null;
        foreach (SignedBytes attempt in attempts)
        {
            try
            {
                handle = await connection.Node.ResumeAsync(attempt.Raw, new TransactionOptions { Journal = journal }, cancellationToken).ConfigureAwait(false);
            }
            catch (NonceConflictException)
            {
                // Its place is taken, perhaps by another attempt.
            }
        }

        try
        {
            return handle is null ? null : await connection.Transactions.ConfirmAsync(function, handle, cancellationToken).ConfigureAwait(false);
        }
        catch (NonceConflictException)
        {
            return null;
        }
    }

    /// <summary>What is written down of a signed transaction.</summary>
    public static SignedBytes ToBytes(SignedIntent intent) => new(intent.Nonce, intent.Hash, intent.Raw);
}
