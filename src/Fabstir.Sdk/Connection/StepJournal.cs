using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Writes down what is signed for a step, before it is sent, and what became of it.</summary>
internal sealed class StepJournal(PaymentLedger ledger, OperationStep step) : ITransactionJournal
{
    public ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken) => ledger.AppendAsync(
        new PaymentRecord.Intent(step.Key, step.Step, intent.Nonce, intent.Hash, intent.Raw, intent.To ?? default, intent.CalldataHash), cancellationToken);

    public ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome) => ledger.AppendAsync(
        outcome is TransactionOutcome.Mined { Receipt: { } receipt }
            ? new PaymentRecord.Mined(intent.Hash, receipt.BlockNumber, receipt.BlockHash, receipt.Succeeded)
            : new PaymentRecord.Void(intent.Hash),
        CancellationToken.None);
}
