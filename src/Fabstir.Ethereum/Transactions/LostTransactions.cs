using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Looks transactions up, and sends the same bytes again of those that the node no longer knows. Thread-safe.</summary>
internal sealed class LostTransactions(JsonRpcClient client, TransportLog log)
{
    /// <param name="transactions">What should be known, in the order of the nonces.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The hashes that the node knows, or has taken again.</returns>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<IReadOnlySet<Bytes32>> ReviveAsync(IReadOnlyList<PendingTransaction> transactions, CancellationToken cancellationToken)
    {
        HashSet<Bytes32> known = [];
        JsonRpcRequest<bool>[] requests = [.. transactions.Select(transaction => TransactionRequests.IsKnown(transaction.Hash))];
        JsonRpcReply<bool>[] replies = await client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < replies.Length; i++)
        {
            bool answered = replies[i].TryGetResult(out bool isKnown);
            if (isKnown || (answered && await RebroadcastAsync(transactions[i], cancellationToken).ConfigureAwait(false)))
            {
                known.Add(transactions[i].Hash);
            }
        }

        return known;
    }

    private async Task<bool> RebroadcastAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction.Raw.IsEmpty)
        {
            return false;
        }

        log.Rebroadcast(transaction.Hash, transaction.Nonce, transaction.From);
        try
        {
            await client.SendAsync(TransactionRequests.SendRaw(transaction.Raw, transaction.Hash), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EthereumException e) when (e is not NodeUnreachableException)
        {
            // It may be known or mined in the meantime: nodes say so as an error, each in its own words. The next look-up tells.
            return false;
        }
    }
}
