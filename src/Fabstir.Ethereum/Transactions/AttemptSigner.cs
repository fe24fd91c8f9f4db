using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Signs the transactions of an account, each once, and has them written down before anybody can send them. Thread-safe.</summary>
internal sealed class AttemptSigner(ISigner signer)
{
    public Address Address => signer.Address;

    /// <exception cref="InvalidOperationException">The signer signed for another account.</exception>
    public async Task<TransactionAttempt> SignAsync(UnsignedTransaction unsigned, ITransactionJournal? journal, CancellationToken cancellationToken)
    {
        SignedTransaction signed = new(unsigned, await signer.SignAsync(unsigned, cancellationToken).ConfigureAwait(false));
        if (signed.From != Address)
        {
            throw new InvalidOperationException($"The signer of {Address} returned a signature of {signed.From}. Nothing was sent.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (journal is not null)
        {
            await journal.SignedAsync(TransactionAttempt.ToIntent(signed), cancellationToken).ConfigureAwait(false);
        }

        return TransactionAttempt.Of(signed);
    }
}
