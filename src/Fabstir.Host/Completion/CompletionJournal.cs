using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Writes the completion of a session down before it is sent.</summary>
internal sealed class CompletionJournal(SessionLedger ledger) : ITransactionJournal
{
    public ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken)
    {
        ledger.Append(new SessionRecord.CompletionPlanned(HostTransactions.ToBytes(intent)));
        ledger.Flush();
        return ValueTask.CompletedTask;
    }

    public ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome)
    {
        ledger.Append(outcome is TransactionOutcome.Mined { Receipt: { } receipt }
            ? new SessionRecord.CompletionMined(intent.Hash, receipt.BlockNumber, receipt.Succeeded)
            : new SessionRecord.Dropped(intent.Hash));
        return ValueTask.CompletedTask;
    }
}
