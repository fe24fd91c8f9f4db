using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>
/// Hands over everything that was signed before and has no outcome, in the order of the nonces and before anything new is signed: claims and completions of all
/// sessions, and what the account's payment journal has. Waits for none of them.
/// </summary>
internal sealed class OutstandingHandover(MarketplaceConnection connection)
{
    public async Task RunAsync(IEnumerable<SessionLedger> ledgers, CancellationToken cancellationToken)
    {
        List<(ulong Nonce, Bytes Raw, ITransactionJournal Journal)> outstanding = [.. await FromPaymentsAsync(cancellationToken).ConfigureAwait(false)];
        outstanding.AddRange(ledgers.SelectMany(FromSession));
        foreach ((ulong _, Bytes raw, ITransactionJournal journal) in outstanding.OrderBy(static one => one.Nonce))
        {
            try
            {
                await connection.Node.ResumeAsync(raw, new TransactionOptions { Journal = journal }, cancellationToken).ConfigureAwait(false);
            }
            catch (NonceConflictException)
            {
                // It cannot be mined: whoever it is of finds that out, and does it anew if it is still to be done.
            }
        }
    }

    private async Task<IEnumerable<(ulong Nonce, Bytes Raw, ITransactionJournal Journal)>> FromPaymentsAsync(CancellationToken cancellationToken)
    {
        PaymentLedger ledger = await connection.Transactions.GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        return ledger.Operations.SelectMany(static operation => operation.Intents).Where(ledger.IsOutstanding)
            .Select(intent => (intent.Nonce, intent.Raw, (ITransactionJournal)new StepJournal(ledger, new OperationStep(intent.Key, intent.Step))));
    }

    private static IEnumerable<(ulong Nonce, Bytes Raw, ITransactionJournal Journal)> FromSession(SessionLedger ledger)
    {
        if (ledger.FindOutstandingClaim() is { } claim)
        {
            ClaimJournal journal = new(ledger, claim.Index, claim.From, claim.To, claim.ProofHash);
            foreach (SignedBytes attempt in claim.Attempts)
            {
                yield return (attempt.Nonce, attempt.Raw, journal);
            }
        }

        foreach (SignedBytes attempt in ledger.FindOutstandingCompletion())
        {
            yield return (attempt.Nonce, attempt.Raw, new CompletionJournal(ledger));
        }
    }
}
