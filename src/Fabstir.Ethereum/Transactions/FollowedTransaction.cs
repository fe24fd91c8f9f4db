namespace Fabstir.Ethereum;

/// <summary>A transaction that is followed: for those who wait for it, and for its journal. Guarded by its tracker.</summary>
internal sealed class FollowedTransaction(PendingTransaction transaction, long now)
{
    private readonly List<(int Confirmations, TaskCompletionSource<TransactionReceipt> Done)> _waits = [];

    public PendingTransaction Transaction => transaction;

    /// <summary>Whether its journal still has to learn what became of it: then it is followed as long as that takes.</summary>
    public bool IsJournaled { get; set; }

    /// <summary>When the node last showed it.</summary>
    public long LastSeen { get; set; } = now;

    /// <summary>How many polls in a row found its nonce used by another transaction.</summary>
    public int Conflicts { get; set; }

    public bool IsOver => _waits.Count == 0 && !IsJournaled;

    public TaskCompletionSource<TransactionReceipt> Add(int confirmations)
    {
        TaskCompletionSource<TransactionReceipt> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Add((confirmations, done));
        return done;
    }

    public void Remove(TaskCompletionSource<TransactionReceipt> done) => _waits.RemoveAll(wait => wait.Done == done);

    /// <summary>Whether enough blocks are on top of a receipt's block for somebody, that one included.</summary>
    public bool IsDeepEnough(TransactionReceipt receipt, ulong head) => _waits.Exists(wait => Depth(receipt, head) >= (ulong)wait.Confirmations);

    /// <summary>Takes those out for whom the receipt is deep enough.</summary>
    public IReadOnlyList<TaskCompletionSource<TransactionReceipt>> TakeSatisfied(TransactionReceipt receipt, ulong head)
    {
        TaskCompletionSource<TransactionReceipt>[] satisfied =
            [.. _waits.Where(wait => Depth(receipt, head) >= (ulong)wait.Confirmations).Select(wait => wait.Done)];
        _waits.RemoveAll(wait => satisfied.Contains(wait.Done));
        return satisfied;
    }

    public IReadOnlyList<TaskCompletionSource<TransactionReceipt>> TakeAll()
    {
        TaskCompletionSource<TransactionReceipt>[] all = [.. _waits.Select(wait => wait.Done)];
        _waits.Clear();
        return all;
    }

    // The block may be newer than the head that was asked for before it.
    private static ulong Depth(TransactionReceipt receipt, ulong head) => Math.Max(head, receipt.BlockNumber) - receipt.BlockNumber + 1;
}
