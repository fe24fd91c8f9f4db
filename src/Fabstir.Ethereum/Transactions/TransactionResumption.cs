using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Takes up transactions that were signed before, and makes those of one nonce and purpose one again. Thread-safe.</summary>
internal sealed class TransactionResumption(TransactionServices services)
{
    private const int SelectorSize = 4;

    /// <exception cref="WrongChainException">It was signed for another chain.</exception>
    /// <exception cref="NonceConflictException">Another transaction has its nonce.</exception>
    public async Task<TransactionHandle> ResumeAsync(SignedTransaction signed, TransactionOptions options, CancellationToken cancellationToken)
    {
        UnsignedTransaction unsigned = signed.Transaction;
        ulong chainId = await services.Client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (unsigned.ChainId != chainId)
        {
            throw new WrongChainException(unsigned.ChainId, chainId);
        }

        NonceAllocator account = NonceAllocator.For(chainId, signed.From);
        using IDisposable turn = await account.EnterAsync(cancellationToken).ConfigureAwait(false);
        PendingTransaction transaction = Join(account, signed, options);
        if (!await services.Broadcaster.IsKnownAsync(transaction, cancellationToken).ConfigureAwait(false))
        {
            await services.Broadcaster.BroadcastAsync(transaction, mayHaveArrived: true).ConfigureAwait(false);
        }
        else if (transaction.Attempts.Length > 1)
        {
            await services.Broadcaster.OfferAsync(signed).ConfigureAwait(false);
        }

        account.Add(transaction);
        return services.CreateHandle(transaction);
    }

    /// <summary>What the bytes belong to: something that is remembered with their nonce, or something new.</summary>
    private static PendingTransaction Join(NonceAllocator account, SignedTransaction signed, TransactionOptions options)
    {
        TransactionAttempt attempt = TransactionAttempt.Of(signed);
        PendingTransaction? remembered = account.Find(signed.Transaction.Nonce);
        bool isRemembered = remembered?.Find(signed.Hash) is not null;
        if (remembered is not null && (isRemembered || IsSame(remembered, signed) || IsTransferOfNothing(signed)))
        {
            if (!isRemembered)
            {
                remembered.Add(attempt with { IsCancellation = !IsSame(remembered, signed) });
            }

            remembered.Options = options with { Journal = options.Journal ?? remembered.Options.Journal };
            return remembered;
        }

        PendingTransaction transaction = Create(attempt, signed, options);
        if (remembered is null)
        {
            return transaction;
        }

        // A cancellation that was resumed first waits for the transaction that it cancels.
        if (!remembered.Attempts.All(other => other.Signed is { } transfer && IsTransferOfNothing(transfer)))
        {
            throw new NonceConflictException(signed.From, signed.Transaction.Nonce, signed.Hash, remembered.Hash);
        }

        foreach (TransactionAttempt cancellation in remembered.Attempts)
        {
            transaction.Add(cancellation with { IsCancellation = true });
        }

        return transaction;
    }

    private static PendingTransaction Create(TransactionAttempt attempt, SignedTransaction signed, TransactionOptions options)
    {
        UnsignedTransaction unsigned = signed.Transaction;
        return new PendingTransaction(attempt)
        {
            ChainId = unsigned.ChainId,
            From = signed.From,
            Nonce = unsigned.Nonce,
            GasLimit = unsigned.GasLimit,
            Message = new ContractMessage { To = unsigned.To, Calldata = unsigned.Data.AsMemory(), Value = unsigned.Value, Signature = Describe(unsigned) },
            Options = options,
        };
    }

    private static bool IsSame(PendingTransaction remembered, SignedTransaction signed) =>
        remembered.Message.To == signed.Transaction.To
        && remembered.Message.Value == signed.Transaction.Value
        && remembered.Message.Calldata.Span.SequenceEqual(signed.Transaction.Data.AsSpan());

    private static bool IsTransferOfNothing(SignedTransaction signed) =>
        signed.Transaction.To == signed.From && signed.Transaction.Value == Wei.Zero && signed.Transaction.Data.IsEmpty;

    // Of the function only the selector was signed.
    private static string Describe(UnsignedTransaction transaction) =>
        transaction.To is null ? "constructor"
        : transaction.Data.Length < SelectorSize ? "transfer of value"
        : Bytes.Create(transaction.Data.AsSpan()[..SelectorSize]).ToString();
}
