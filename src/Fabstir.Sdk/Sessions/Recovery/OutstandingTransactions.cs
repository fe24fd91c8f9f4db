using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Takes up what was signed before and has no outcome, in the order of the nonces.</summary>
internal sealed class OutstandingTransactions(MarketplaceConnection connection, PaymentLedger ledger)
{
    public async Task<IReadOnlyList<RecoveredTransaction>> ResumeAsync(CancellationToken cancellationToken)
    {
        List<RecoveredTransaction> recovered = [];
        IEnumerable<PaymentRecord.Intent> outstanding = ledger.Operations.SelectMany(static operation => operation.Intents).Where(ledger.IsOutstanding);
        foreach (IGrouping<(string Key, PaymentStep Step, ulong Nonce), PaymentRecord.Intent> transaction in outstanding
            .OrderBy(static intent => intent.Nonce)
            .GroupBy(static intent => (intent.Key, intent.Step, intent.Nonce)))
        {
            (string key, PaymentStep step, ulong _) = transaction.Key;
            (RecoveredOutcome outcome, Bytes32 hash) = await ResumeAsync(new OperationStep(key, step), transaction.Last().Hash, cancellationToken).ConfigureAwait(false);
            recovered.Add(new RecoveredTransaction(OperationStep.IsCallers(key) ? key : null, step, hash, outcome));
        }

        return recovered;
    }

    private async Task<(RecoveredOutcome Outcome, Bytes32 Hash)> ResumeAsync(OperationStep step, Bytes32 last, CancellationToken cancellationToken)
    {
        try
        {
            TransactionReceipt? receipt = await connection.Transactions.ResumeAsync(step, "resume", cancellationToken).ConfigureAwait(false);
            if (receipt is null)
            {
                return (RecoveredOutcome.Superseded, last);
            }

            await RecordSessionAsync(step, receipt, cancellationToken).ConfigureAwait(false);
            return (RecoveredOutcome.Mined, receipt.TransactionHash);
        }
        catch (TransactionRevertedException e)
        {
            return (RecoveredOutcome.Failed, e.Receipt.TransactionHash);
        }
    }

    private async Task RecordSessionAsync(OperationStep step, TransactionReceipt receipt, CancellationToken cancellationToken)
    {
        if (step.Step != PaymentStep.Opening)
        {
            return;
        }

        foreach (JobMarketplace.Event.SessionJobCreated created in receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(connection.Deployment.JobMarketplace))
        {
            SessionIdentity identity = new(created.JobId, created.Depositor, created.Host, receipt.TransactionHash);
            await ledger.AppendAsync(new PaymentRecord.Opened(step.Key, identity), cancellationToken).ConfigureAwait(false);
        }
    }
}
