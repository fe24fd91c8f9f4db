namespace Fabstir.Ethereum;

/// <summary>Somebody who waits for a transaction.</summary>
internal sealed class ConfirmationWait(PendingTransaction transaction, int confirmations, long now)
{
    private readonly TaskCompletionSource<TransactionReceipt> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingTransaction Transaction => transaction;

    public Task<TransactionReceipt> Done => _done.Task;

    /// <summary>When the node last showed the transaction.</summary>
    public long LastSeen { get; set; } = now;

    /// <summary>How many polls in a row found its nonce used by another transaction.</summary>
    public int Conflicts { get; set; }

    /// <summary>Whether enough blocks are on top of a receipt's block, that one included.</summary>
    public bool IsDeepEnough(TransactionReceipt receipt, ulong head) =>
        // The block may be newer than the head that was asked for before it.
        Math.Max(head, receipt.BlockNumber) - receipt.BlockNumber + 1 >= (ulong)confirmations;

    public void Complete(TransactionReceipt receipt) => _done.TrySetResult(receipt);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
