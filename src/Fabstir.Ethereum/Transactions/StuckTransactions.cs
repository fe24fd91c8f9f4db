namespace Fabstir.Ethereum;

/// <summary>
/// Moves the transactions of an account that are not mined: sends the same bytes again of those that are lost, and replaces the one that the others
/// wait for when it has offered too little for too long. Thread-safe.
/// </summary>
internal sealed class StuckTransactions(JsonRpcClient client, LostTransactions lost, Replacer? replacer)
{
    // Nodes behind one URL hear of a transaction one after the other.
    private const int FindingsUntilFilled = 3;

    /// <param name="account">Whose they are.</param>
    /// <param name="followed">Those that are followed and have no receipt.</param>
    /// <param name="head">The newest block.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async Task<AccountFinding> ReviveAsync(
        NonceAllocator account, IReadOnlyList<PendingTransaction> followed, BlockHeader head, CancellationToken cancellationToken)
    {
        // Counted before anything is looked up: the other way round, a transaction that is mined in between would look like somebody else's.
        JsonRpcRequest<ulong> count = EthRequests.TransactionCount(account.Address, BlockReference.Latest);
        ulong minedCount = await client.SendAsync(count, cancellationToken).ConfigureAwait(false);

        // What the account sent before has to be mined first, whether somebody waits for it or not.
        PendingTransaction[] transactions = [.. account.SentFrom(minedCount).Concat(followed).Distinct().OrderBy(transaction => transaction.Nonce)];
        IReadOnlySet<PendingTransaction> known = await lost.ReviveAsync(transactions, cancellationToken).ConfigureAwait(false);
        if (replacer?.Address == account.Address)
        {
            PendingTransaction? next = Array.Find(transactions, transaction => transaction.Nonce == minedCount);
            await (next is null
                ? FillWhenEmptyAsync(account, minedCount, transactions, cancellationToken)
                : replacer.ReplaceWhenDueAsync(next, head, cancellationToken)).ConfigureAwait(false);
        }

        return new AccountFinding(minedCount, known);
    }

    /// <summary>Uses up a nonce that nobody has, and that all of the account's transactions wait for.</summary>
    private async Task FillWhenEmptyAsync(
        NonceAllocator account, ulong nonce, PendingTransaction[] waiting, CancellationToken cancellationToken)
    {
        JsonRpcRequest<ulong> count = EthRequests.TransactionCount(account.Address, BlockReference.Pending);
        bool isEmpty = account.IsAwaited(nonce)
            && account.Find(nonce) is null
            && await client.SendAsync(count, cancellationToken).ConfigureAwait(false) == nonce;
        account.GapFindings = isEmpty ? account.GapFindings + 1 : 0;
        if (account.GapFindings < FindingsUntilFilled)
        {
            return;
        }

        account.GapFindings = 0;

        // Whoever has the turn, or waits for it, uses the nonce for something better.
        using IDisposable? turn = account.TryEnter();
        if (turn is not null && account.Find(nonce) is null)
        {
            await replacer!.FillAsync(account, waiting[0].ChainId, nonce, cancellationToken).ConfigureAwait(false);
        }
    }
}
