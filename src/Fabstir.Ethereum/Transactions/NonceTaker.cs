using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Finds the transaction that has a nonce which another one wanted. Thread-safe.</summary>
internal sealed class NonceTaker(JsonRpcClient client)
{
    // Nodes without an archive keep the state of so many blocks: what was taken longer ago cannot be dated.
    private const ulong BlocksWithState = 128;

    /// <summary>Names whoever has the nonce of a transaction, as far as a node can be made to tell.</summary>
    public async Task<NonceConflictException> DescribeAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        Bytes32? takenBy = null;
        try
        {
            takenBy = await FindAsync(transaction.From, transaction.Nonce, cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumException)
        {
            // The conflict is certain, and its other half a courtesy.
        }

        return new NonceConflictException(transaction.From, transaction.Nonce, transaction.Hash, takenBy);
    }

    private async Task<Bytes32?> FindAsync(Address account, ulong nonce, CancellationToken cancellationToken)
    {
        BlockHeader head = await client.SendAsync(EthRequests.LatestBlock(), cancellationToken).ConfigureAwait(false);
        ulong last = head.Number;
        if (!await IsTakenAtAsync(last).ConfigureAwait(false))
        {
            return await client.SendAsync(TransactionRequests.FindInBlock(BlockReference.Pending, account, nonce), cancellationToken).ConfigureAwait(false);
        }

        ulong first = last - Math.Min(last, BlocksWithState - 1);
        while (first < last)
        {
            ulong middle = first + ((last - first) / 2);
            (first, last) = await IsTakenAtAsync(middle).ConfigureAwait(false) ? (first, middle) : (middle + 1, last);
        }

        return await client.SendAsync(TransactionRequests.FindInBlock(last, account, nonce), cancellationToken).ConfigureAwait(false);

        async Task<bool> IsTakenAtAsync(ulong block) =>
            await client.SendAsync(EthRequests.TransactionCount(account, block), cancellationToken).ConfigureAwait(false) > nonce;
    }
}
