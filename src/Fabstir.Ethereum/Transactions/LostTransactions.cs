namespace Fabstir.Ethereum;

/// <summary>Looks transactions up, and sends the same bytes again of those that the node no longer knows. Thread-safe.</summary>
internal sealed class LostTransactions(JsonRpcClient client, TransportLog log)
{
    /// <param name="transactions">What should be known, in the order of the nonces.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>Those that the node knows, or has taken again.</returns>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<IReadOnlySet<PendingTransaction>> ReviveAsync(IReadOnlyList<PendingTransaction> transactions, CancellationToken cancellationToken)
    {
        HashSet<PendingTransaction> known = [];
        HashSet<PendingTransaction> unanswered = [];
        (PendingTransaction Transaction, TransactionAttempt Attempt)[] asked =
            [.. transactions.SelectMany(transaction => transaction.Attempts, (transaction, attempt) => (transaction, attempt))];
        JsonRpcRequest<bool>[] requests = Array.ConvertAll(asked, entry => TransactionRequests.IsKnown(entry.Attempt.Hash));
        JsonRpcReply<bool>[] replies = await client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < replies.Length; i++)
        {
            if (!replies[i].TryGetResult(out bool isKnown))
            {
                unanswered.Add(asked[i].Transaction);
            }
            else if (isKnown)
            {
                known.Add(asked[i].Transaction);
            }
        }

        foreach (PendingTransaction transaction in transactions)
        {
            if (!known.Contains(transaction) && !unanswered.Contains(transaction)
                && await RebroadcastAsync(transaction, cancellationToken).ConfigureAwait(false))
            {
                known.Add(transaction);
            }
        }

        return known;
    }

    // The newest attempt offers the most; an older one is better than none where the account cannot pay for that.
    private async Task<bool> RebroadcastAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (TransactionAttempt attempt in transaction.Attempts.Reverse())
        {
            if (attempt.Signed is { } signed && await RebroadcastAsync(signed, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> RebroadcastAsync(SignedTransaction signed, CancellationToken cancellationToken)
    {
        log.Rebroadcast(signed.Hash, signed.Transaction.Nonce, signed.From);
        try
        {
            await client.SendAsync(TransactionRequests.SendRaw(signed.Raw, signed.Hash), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EthereumException e) when (e is not NodeUnreachableException)
        {
            // It may be known or mined in the meantime: nodes say so as an error, each in its own words. The next look-up tells.
            return false;
        }
    }
}
