using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Asks for the receipts of transactions, and which blocks are of the chain. Thread-safe.</summary>
internal sealed class ReceiptSearch(JsonRpcClient client)
{
    /// <summary>The receipts of those that are mined, by whichever of their attempts.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<IReadOnlyDictionary<PendingTransaction, TransactionReceipt>> FindAsync(
        IEnumerable<PendingTransaction> transactions, CancellationToken cancellationToken)
    {
        (PendingTransaction Transaction, Bytes32 Hash)[] asked =
            [.. transactions.SelectMany(transaction => transaction.Attempts, (transaction, attempt) => (transaction, attempt.Hash))];
        JsonRpcRequest<TransactionReceipt?>[] requests = Array.ConvertAll(asked, entry => TransactionRequests.Receipt(entry.Hash));
        JsonRpcReply<TransactionReceipt?>[] replies = await client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        Dictionary<PendingTransaction, TransactionReceipt> receipts = [];
        for (int i = 0; i < replies.Length; i++)
        {
            // Of two attempts only one is mined. Nodes that disagree about which have different branches: the longer one is heard.
            if (replies[i].TryGetResult(out TransactionReceipt? receipt) && receipt is not null
                && (!receipts.TryGetValue(asked[i].Transaction, out TransactionReceipt? other) || receipt.BlockNumber > other.BlockNumber))
            {
                receipts[asked[i].Transaction] = receipt;
            }
        }

        return receipts;
    }

    /// <summary>The hashes of blocks of the chain, as far as the node has them.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<IReadOnlyDictionary<ulong, Bytes32>> GetHashesAsync(
        IEnumerable<ulong> numbers, BlockHeader head, CancellationToken cancellationToken)
    {
        Dictionary<ulong, Bytes32> hashes = new() { [head.Number] = head.Hash };
        JsonRpcRequest<BlockHeader?>[] requests =
            [.. numbers.Distinct().Where(number => number != head.Number).Select(number => EthRequests.Block(number))];
        foreach (JsonRpcReply<BlockHeader?> reply in await client.SendAsync(requests, cancellationToken).ConfigureAwait(false))
        {
            if (reply.TryGetResult(out BlockHeader? block) && block is not null)
            {
                hashes.Add(block.Number, block.Hash);
            }
        }

        return hashes;
    }
}
