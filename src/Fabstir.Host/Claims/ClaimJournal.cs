using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Writes a claim down, and puts it and all that it claims on the disk, before it is sent.</summary>
internal sealed class ClaimJournal(SessionLedger ledger, int claim, long from, long to, Bytes32 proofHash) : ITransactionJournal
{
    public ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken)
    {
        ledger.Append(new SessionRecord.ClaimPlanned(claim, from, to, proofHash, HostTransactions.ToBytes(intent)));
        ledger.Flush();
        return ValueTask.CompletedTask;
    }

    public ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome)
    {
        ledger.Append(outcome is TransactionOutcome.Mined { Receipt: { } receipt }
            ? new SessionRecord.ClaimMined(intent.Hash, receipt.BlockNumber, receipt.Succeeded)
            : new SessionRecord.Dropped(intent.Hash));
        return ValueTask.CompletedTask;
    }
}
