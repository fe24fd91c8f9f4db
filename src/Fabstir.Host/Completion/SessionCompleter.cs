using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Completes sessions as their host. Thread-safe.</summary>
internal sealed class SessionCompleter(HostChain chain, HostFigures figures, HostMoneyLog log)
{
    private const string Function = "completeSessionJob";

    /// <summary>Completes a session.</summary>
    /// <returns>False when the contract refused: it may have ended already.</returns>
    /// <exception cref="EthereumException">It was not sent, or its outcome is unknown: the ledger says whether it is outstanding.</exception>
    public async Task<bool> SendAsync(SessionLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            TransactionHandle handle = await chain.Connection.Contracts.JobMarketplace.CompleteSessionJobAsync(
                new() { JobId = ledger.Identity.Id, ConversationCID = "" },
                new TransactionOptions { Journal = new CompletionJournal(ledger) },
                cancellationToken).ConfigureAwait(false);
            Count(ledger, await chain.Connection.Transactions.ConfirmAsync(Function, handle, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (Exception e) when (e is ContractRevertedException or TransactionRevertedException)
        {
            log.CompletionRefused(ledger.Identity.Id, e.Message);
            return false;
        }
    }

    /// <summary>Takes up the completion that may still be mined.</summary>
    /// <param name="ledger">The session's.</param>
    /// <param name="attempts">What was signed for it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task ResumeAsync(SessionLedger ledger, IReadOnlyList<SignedBytes> attempts, CancellationToken cancellationToken)
    {
        log.Resuming(Function, ledger.Identity.Id, attempts[^1].Hash);
        try
        {
            TransactionReceipt? receipt = await HostTransactions.ResumeAsync(
                chain.Connection, Function, attempts, new CompletionJournal(ledger), cancellationToken).ConfigureAwait(false);
            if (receipt is not null)
            {
                Count(ledger, receipt);
                ledger.Append(new SessionRecord.CompletionMined(receipt.TransactionHash, receipt.BlockNumber, Succeeded: true));
                return;
            }
        }
        catch (TransactionRevertedException e)
        {
            log.CompletionRefused(ledger.Identity.Id, e.Message);
            ledger.Append(new SessionRecord.CompletionMined(e.Receipt.TransactionHash, e.Receipt.BlockNumber, Succeeded: false));
            return;
        }

        foreach (SignedBytes attempt in attempts)
        {
            ledger.Append(new SessionRecord.Dropped(attempt.Hash));
        }
    }

    private void Count(SessionLedger ledger, TransactionReceipt receipt)
    {
        figures.Completed(receipt.GasUsed, ClaimEconomics.CostOf(receipt));
        log.Completed(ledger.Identity.Id, receipt.GasUsed, receipt.TransactionHash);
    }
}
