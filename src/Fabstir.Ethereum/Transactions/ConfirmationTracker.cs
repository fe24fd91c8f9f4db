using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Follows the transactions that somebody waits for, all of a transport together, at every poll. Thread-safe.</summary>
internal sealed class ConfirmationTracker(
    JsonRpcClient client, BlockWatcher watcher, LostTransactions lost, JsonRpcTransportOptions options, TransportLog log) : IBlockObserver
{
    // The node that is asked may be another than the one that took the transaction: it hears of it a moment later.
    private const int PollsUntilMissed = 2;

    // Nodes behind one URL do not see a transaction mined at the same moment: one of them may count it, and another not know it yet.
    private const int PollsUntilConflict = 3;

    private readonly Lock _lock = new();
    private readonly List<ConfirmationWait> _waits = [];

    /// <summary>Waits until a transaction is in a block and so many blocks are on top of it, that one included.</summary>
    /// <returns>The receipt, of a transaction that may have failed.</returns>
    /// <exception cref="NonceConflictException">Another transaction has its nonce.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">Nothing was seen of it for too long.</exception>
    public async Task<TransactionReceipt> WaitAsync(PendingTransaction transaction, int confirmations, CancellationToken cancellationToken)
    {
        ConfirmationWait wait = new(transaction, confirmations, options.TimeProvider.GetTimestamp());
        lock (_lock)
        {
            watcher.Attach(this);
            _waits.Add(wait);
        }

        try
        {
            return await wait.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Forget(wait);
        }
    }

    public async Task OnPollAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        ConfirmationWait[] waits = Waits();
        Dictionary<Bytes32, TransactionReceipt> receipts = await GetReceiptsAsync(waits, cancellationToken).ConfigureAwait(false);
        ConfirmationWait[] mined = Array.FindAll(waits, wait => receipts.ContainsKey(wait.Transaction.Hash));
        ConfirmationWait[] deep = Array.FindAll(mined, wait => wait.IsDeepEnough(receipts[wait.Transaction.Hash], head.Number));
        IEnumerable<ulong> blocks = deep.Select(wait => receipts[wait.Transaction.Hash].BlockNumber).Distinct();
        Dictionary<ulong, Bytes32> canonical = await GetHashesAsync(blocks, head, cancellationToken).ConfigureAwait(false);

        foreach (ConfirmationWait wait in mined)
        {
            wait.LastSeen = options.TimeProvider.GetTimestamp();
            wait.Conflicts = 0;
        }

        foreach (ConfirmationWait wait in deep)
        {
            TransactionReceipt receipt = receipts[wait.Transaction.Hash];
            if (!canonical.TryGetValue(receipt.BlockNumber, out Bytes32 hash))
            {
                continue;
            }

            if (hash == receipt.BlockHash)
            {
                NonceAllocator.Of(wait.Transaction).Settle(wait.Transaction.Nonce + 1);
                Forget(wait);
                wait.Complete(receipt);
            }
            else
            {
                log.Reorganised(receipt.TransactionHash, receipt.BlockNumber);
            }
        }

        bool IsMissed(ConfirmationWait wait) =>
            !receipts.ContainsKey(wait.Transaction.Hash)
            && options.TimeProvider.GetElapsedTime(wait.LastSeen) >= PollsUntilMissed * options.PollInterval;
        await ReviveAsync(Array.FindAll(waits, IsMissed), cancellationToken).ConfigureAwait(false);
        GiveUpOnLost(null);
    }

    public void OnPollFailed(EthereumException reason) => GiveUpOnLost(reason);

    public void OnStopped(Exception reason) => Array.ForEach(Waits(), wait => wait.Fail(reason));

    private async Task<Dictionary<Bytes32, TransactionReceipt>> GetReceiptsAsync(ConfirmationWait[] waits, CancellationToken cancellationToken)
    {
        Dictionary<Bytes32, TransactionReceipt> receipts = [];
        IEnumerable<Bytes32> hashes = waits.Select(wait => wait.Transaction.Hash).Distinct();
        JsonRpcRequest<TransactionReceipt?>[] requests = [.. hashes.Select(TransactionRequests.Receipt)];
        foreach (JsonRpcReply<TransactionReceipt?> reply in await client.SendAsync(requests, cancellationToken).ConfigureAwait(false))
        {
            if (reply.TryGetResult(out TransactionReceipt? receipt) && receipt is not null)
            {
                receipts.Add(receipt.TransactionHash, receipt);
            }
        }

        return receipts;
    }

    private async Task<Dictionary<ulong, Bytes32>> GetHashesAsync(
        IEnumerable<ulong> numbers, BlockHeader head, CancellationToken cancellationToken)
    {
        Dictionary<ulong, Bytes32> hashes = new() { [head.Number] = head.Hash };
        JsonRpcRequest<BlockHeader?>[] requests = [.. numbers.Where(number => number != head.Number).Select(number => EthRequests.Block(number))];
        foreach (JsonRpcReply<BlockHeader?> reply in await client.SendAsync(requests, cancellationToken).ConfigureAwait(false))
        {
            if (reply.TryGetResult(out BlockHeader? block) && block is not null)
            {
                hashes.Add(block.Number, block.Hash);
            }
        }

        return hashes;
    }

    private async Task ReviveAsync(ConfirmationWait[] missing, CancellationToken cancellationToken)
    {
        foreach (IGrouping<NonceAllocator, ConfirmationWait> waits in missing.GroupBy(wait => NonceAllocator.Of(wait.Transaction)))
        {
            // Counted before anything is looked up: the other way round, a transaction that is mined in between would look like somebody else's.
            JsonRpcRequest<ulong> count = EthRequests.TransactionCount(waits.Key.Address, BlockReference.Latest);
            ulong minedCount = await client.SendAsync(count, cancellationToken).ConfigureAwait(false);

            // What the account sent before has to be mined first, whether somebody waits for it or not.
            PendingTransaction[] transactions =
            [
                .. waits.Key.SentFrom(minedCount).Concat(waits.Select(wait => wait.Transaction))
                    .DistinctBy(transaction => transaction.Hash)
                    .OrderBy(transaction => transaction.Nonce),
            ];
            IReadOnlySet<Bytes32> known = await lost.ReviveAsync(transactions, cancellationToken).ConfigureAwait(false);
            foreach (ConfirmationWait wait in waits)
            {
                Judge(wait, known.Contains(wait.Transaction.Hash), minedCount);
            }
        }
    }

    private void Judge(ConfirmationWait wait, bool isKnown, ulong minedCount)
    {
        PendingTransaction transaction = wait.Transaction;
        if (isKnown)
        {
            wait.LastSeen = options.TimeProvider.GetTimestamp();
        }

        wait.Conflicts = !isKnown && minedCount > transaction.Nonce ? wait.Conflicts + 1 : 0;
        if (wait.Conflicts == PollsUntilConflict)
        {
            NonceAllocator.Of(transaction).Remove(transaction);
            Forget(wait);
            wait.Fail(new NonceConflictException(transaction.From, transaction.Nonce, transaction.Hash));
        }
    }

    private void GiveUpOnLost(EthereumException? reason)
    {
        foreach (ConfirmationWait wait in Waits())
        {
            if (options.TimeProvider.GetElapsedTime(wait.LastSeen) >= options.OutcomeTimeout)
            {
                PendingTransaction transaction = wait.Transaction;
                Forget(wait);
                wait.Fail(new TransactionOutcomeUnknownException(
                    transaction.From, transaction.Nonce, transaction.Hash, $"the node has not shown it for {options.OutcomeTimeout}", reason));
            }
        }
    }

    private ConfirmationWait[] Waits()
    {
        lock (_lock)
        {
            return [.. _waits];
        }
    }

    // Detached before the waiting side wakes up: the loop ends at once when nobody else is left.
    private void Forget(ConfirmationWait wait)
    {
        lock (_lock)
        {
            if (_waits.Remove(wait) && _waits.Count == 0)
            {
                watcher.Detach(this);
            }
        }
    }
}
