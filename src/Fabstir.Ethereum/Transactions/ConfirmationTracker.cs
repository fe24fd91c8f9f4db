using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Follows the transactions that somebody waits for or that a journal wants to know of, all of a transport together, at every poll. Thread-safe.</summary>
internal sealed class ConfirmationTracker(
    ReceiptSearch receipts,
    BlockWatcher watcher,
    ChainProgress progress,
    StuckTransactions stuck,
    NonceTaker taker,
    JournalReporter journals,
    JsonRpcTransportOptions options,
    TransportLog log)
    : IBlockObserver
{
    // The node that is asked may be another than the one that took the transaction: it hears of it a moment later.
    private const int PollsUntilMissed = 2;

    // Nodes behind one URL do not see a transaction mined at the same moment: one of them may count it, and another not know it yet.
    private const int PollsUntilConflict = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<PendingTransaction, FollowedTransaction> _followed = [];

    /// <summary>Waits until a transaction is in a block and so many blocks are on top of it, that one included.</summary>
    /// <returns>The receipt of the attempt that was mined: it may have failed, or be the cancellation.</returns>
    /// <exception cref="NonceConflictException">Another transaction has its nonce.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">Nothing was seen of it for too long.</exception>
    public async Task<TransactionReceipt> WaitAsync(PendingTransaction transaction, int confirmations, CancellationToken cancellationToken)
    {
        TaskCompletionSource<TransactionReceipt> done;
        lock (_lock)
        {
            watcher.Attach(this);
            done = Follow(transaction).Add(confirmations);
        }

        try
        {
            return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Update(transaction, followed => followed.Remove(done));
        }
    }

    /// <summary>Follows a transaction until its journal knows what became of it, whether somebody waits for it or not.</summary>
    public void FollowForJournal(PendingTransaction transaction)
    {
        if (transaction.Options.Journal is null)
        {
            return;
        }

        lock (_lock)
        {
            try
            {
                watcher.Attach(this);
            }
            catch (ObjectDisposedException)
            {
                // It is on its way all the same: what becomes of it is found out after a restart.
                return;
            }

            Follow(transaction).IsJournaled = true;
        }
    }

    public async Task OnPollAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        FollowedTransaction[] all = All();
        IReadOnlyDictionary<PendingTransaction, TransactionReceipt> mined =
            await receipts.FindAsync(all.Select(followed => followed.Transaction), cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(all, mined, head, cancellationToken).ConfigureAwait(false);

        bool IsMissed(FollowedTransaction followed) =>
            !mined.ContainsKey(followed.Transaction)
            && options.TimeProvider.GetElapsedTime(followed.LastSeen) >= PollsUntilMissed * options.PollInterval;
        FollowedTransaction[] missed = Array.FindAll(All(), IsMissed);
        foreach (IGrouping<NonceAllocator, FollowedTransaction> account in missed.GroupBy(followed => NonceAllocator.Of(followed.Transaction)))
        {
            IReadOnlyList<PendingTransaction> transactions = [.. account.Select(followed => followed.Transaction)];
            AccountFinding finding = await stuck.ReviveAsync(account.Key, transactions, head, cancellationToken).ConfigureAwait(false);
            foreach (FollowedTransaction followed in account)
            {
                await JudgeAsync(followed, finding, cancellationToken).ConfigureAwait(false);
            }
        }

        GiveUpOnLost(null);
    }

    public void OnPollFailed(EthereumException reason) => GiveUpOnLost(reason);

    public void OnStopped(Exception reason) => Array.ForEach(All(), followed => End(followed, reason));

    private async Task ConfirmAsync(
        FollowedTransaction[] all, IReadOnlyDictionary<PendingTransaction, TransactionReceipt> mined, BlockHeader head, CancellationToken cancellationToken)
    {
        List<(FollowedTransaction Followed, TransactionReceipt Receipt)> toCheck = [];
        foreach (FollowedTransaction followed in all)
        {
            if (mined.TryGetValue(followed.Transaction, out TransactionReceipt? receipt))
            {
                followed.LastSeen = options.TimeProvider.GetTimestamp();
                followed.Conflicts = 0;
                if (Locked(() => followed.IsJournaled || followed.IsDeepEnough(receipt, head.Number)) || !followed.Transaction.IsSeenMined(receipt))
                {
                    toCheck.Add((followed, receipt));
                }
            }
        }

        IEnumerable<ulong> blocks = toCheck.Select(entry => entry.Receipt.BlockNumber);
        IReadOnlyDictionary<ulong, Bytes32> canonical = await receipts.GetHashesAsync(blocks, head, cancellationToken).ConfigureAwait(false);
        foreach ((FollowedTransaction followed, TransactionReceipt receipt) in toCheck)
        {
            if (!canonical.TryGetValue(receipt.BlockNumber, out Bytes32 hash))
            {
                continue;
            }

            if (hash == receipt.BlockHash)
            {
                await CompleteAsync(followed, receipt, head).ConfigureAwait(false);
            }
            else
            {
                log.Reorganised(receipt.TransactionHash, receipt.BlockNumber);
            }
        }
    }

    private async Task CompleteAsync(FollowedTransaction followed, TransactionReceipt receipt, BlockHeader head)
    {
        PendingTransaction transaction = followed.Transaction;
        progress.See(Math.Max(head.Number, receipt.BlockNumber));
        NonceAllocator.Of(transaction).Settle(transaction.Nonce + 1);
        bool isNews = transaction.SeeMined(receipt);
        if (isNews || Locked(() => followed.IsJournaled))
        {
            // Before anybody who waits goes on: what he does next may rely on it.
            await journals.MinedAsync(transaction, receipt).ConfigureAwait(false);
        }

        IReadOnlyList<TaskCompletionSource<TransactionReceipt>> satisfied = [];
        Update(transaction, entry =>
        {
            entry.IsJournaled = false;
            satisfied = entry.TakeSatisfied(receipt, head.Number);
        });
        foreach (TaskCompletionSource<TransactionReceipt> done in satisfied)
        {
            done.TrySetResult(receipt);
        }
    }

    private async Task JudgeAsync(FollowedTransaction followed, AccountFinding finding, CancellationToken cancellationToken)
    {
        PendingTransaction transaction = followed.Transaction;
        bool isKnown = finding.Known.Contains(transaction);
        if (isKnown)
        {
            followed.LastSeen = options.TimeProvider.GetTimestamp();
        }

        followed.Conflicts = !isKnown && finding.MinedCount > transaction.Nonce ? followed.Conflicts + 1 : 0;
        if (followed.Conflicts == PollsUntilConflict)
        {
            NonceConflictException conflict = await taker.DescribeAsync(transaction, cancellationToken).ConfigureAwait(false);
            await journals.FailedAsync(transaction, conflict).ConfigureAwait(false);
            NonceAllocator.Of(transaction).Remove(transaction);
            End(followed, conflict);
        }
    }

    private void GiveUpOnLost(EthereumException? reason)
    {
        foreach (FollowedTransaction followed in All())
        {
            if (options.TimeProvider.GetElapsedTime(followed.LastSeen) >= options.OutcomeTimeout)
            {
                PendingTransaction transaction = followed.Transaction;
                TransactionOutcomeUnknownException unknown = new(
                    transaction.From, transaction.Nonce, transaction.Hash, $"the node has not shown it for {options.OutcomeTimeout}", reason);
                Fail(followed, unknown, isOver: false);
            }
        }
    }

    private void End(FollowedTransaction followed, Exception reason) => Fail(followed, reason, isOver: true);

    // A journal is not impatient: what nobody waits for any more is followed for it until the outcome is known.
    private void Fail(FollowedTransaction followed, Exception reason, bool isOver)
    {
        IReadOnlyList<TaskCompletionSource<TransactionReceipt>> failed = [];
        Update(followed.Transaction, entry =>
        {
            entry.IsJournaled &= !isOver;
            failed = entry.TakeAll();
        });
        foreach (TaskCompletionSource<TransactionReceipt> done in failed)
        {
            done.TrySetException(reason);
        }
    }

    private FollowedTransaction Follow(PendingTransaction transaction)
    {
        if (!_followed.TryGetValue(transaction, out FollowedTransaction? followed))
        {
            followed = new FollowedTransaction(transaction, options.TimeProvider.GetTimestamp());
            _followed.Add(transaction, followed);
        }

        return followed;
    }

    // Detached before the waiting side wakes up: the loop ends at once when nobody else is left.
    private void Update(PendingTransaction transaction, Action<FollowedTransaction> change)
    {
        lock (_lock)
        {
            if (!_followed.TryGetValue(transaction, out FollowedTransaction? followed))
            {
                return;
            }

            change(followed);
            if (followed.IsOver && _followed.Remove(transaction) && _followed.Count == 0)
            {
                watcher.Detach(this);
            }
        }
    }

    private FollowedTransaction[] All()
    {
        lock (_lock)
        {
            return [.. _followed.Values];
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
