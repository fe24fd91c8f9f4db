using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Puts another transaction with the same nonce in place of one that waits: itself with a higher fee, or a transfer of nothing. Thread-safe.</summary>
internal sealed class Replacer(
    AttemptSigner signer, JsonRpcClient client, FeeEstimator fees, GasEstimator gas, JsonRpcTransportOptions options, TransportLog log)
{
    // A node that has just taken a transaction may hand the next request to one that has not heard of it.
    private const int Deliveries = 3;

    public Address Address => signer.Address;

    public bool CanReplace(PendingTransaction transaction) => transaction.From == signer.Address && transaction.Latest.Signed is not null;

    /// <summary>Replaces the transaction that is next to be mined, when it has waited for as many blocks as the options say.</summary>
    /// <remarks>It is counted from the first time that it was seen to be next: what waits behind another is not stuck.</remarks>
    public async Task ReplaceWhenDueAsync(PendingTransaction next, BlockHeader head, CancellationToken cancellationToken)
    {
        ulong after = (ulong)(next.Options.ReplaceAfterBlocks ?? options.ReplaceAfterBlocks);
        int most = next.Options.MaxReplacements ?? options.MaxReplacements;

        // Another transport of the account may be about it, or a signer still at the last one.
        IDisposable? change = CanReplace(next) ? next.Changes.TryEnter() : null;
        if (change is null)
        {
            return;
        }

        next.ReplacedAt ??= head.Number + after;
        if (head.Number < next.ReplacedAt || next.Replacements >= most)
        {
            change.Dispose();
            return;
        }

        next.ReplacedAt = head.Number + after;
        try
        {
            // A signer may ask a person: all other transactions of the transport do not wait for that.
            await ReplaceAsync(next, change, cancellationToken)
                .WaitAsync(options.RequestTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.ReplacementFailed(next.Hash, next.Nonce, next.From, e);
        }
    }

    /// <summary>Hands over a transfer of nothing with the nonce of a transaction.</summary>
    /// <exception cref="FeeCeilingException">It would have to offer more than is allowed.</exception>
    /// <exception cref="EthereumException">The node could not be asked for fees, or refused the transfer.</exception>
    public async Task CancelAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        using IDisposable change = await transaction.Changes.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (await IsUsedAsync(transaction.Nonce, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        TransactionFees offer = await RaiseAsync(transaction, cancellationToken).ConfigureAwait(false);
        UnsignedTransaction unsigned =
            await CreateNothingAsync(offer, transaction.ChainId, transaction.Nonce, cancellationToken).ConfigureAwait(false);
        TransactionAttempt attempt = await SignAsync(transaction, unsigned, isCancellation: true, cancellationToken).ConfigureAwait(false);
        await DeliverAsync(attempt.Signed!).ConfigureAwait(false);
    }

    /// <summary>Uses a nonce for a transfer of nothing.</summary>
    /// <remarks>No journal knows it: it moves nothing, and a program that ends before it is mined finds the same gap again.</remarks>
    public async Task FillAsync(NonceAllocator account, ulong chainId, ulong nonce, CancellationToken cancellationToken)
    {
        try
        {
            TransactionFees offer = await fees.EstimateAsync(new TransactionOptions(), cancellationToken).ConfigureAwait(false);
            UnsignedTransaction unsigned = await CreateNothingAsync(offer, chainId, nonce, cancellationToken).ConfigureAwait(false);
            TransactionAttempt attempt = await signer.SignAsync(unsigned, journal: null, cancellationToken)
                .WaitAsync(options.RequestTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            account.Add(new PendingTransaction(attempt)
            {
                ChainId = chainId,
                From = Address,
                Nonce = nonce,
                GasLimit = unsigned.GasLimit,
                Message = Nothing,
                Options = new TransactionOptions(),
            });
            log.GapFilled(nonce, Address, attempt.Hash);
            await DeliverAsync(attempt.Signed!).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.GapNotFilled(nonce, Address, e);
        }
    }

    private ContractMessage Nothing => new() { To = Address, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "transfer of nothing" };

    // Estimated, because an account may have code that runs (EIP-7702).
    private async Task<UnsignedTransaction> CreateNothingAsync(TransactionFees offer, ulong chainId, ulong nonce, CancellationToken cancellationToken)
    {
        ulong gasLimit = await gas.EstimateAsync(Nothing, Address, new TransactionOptions(), cancellationToken).ConfigureAwait(false);
        return offer.CreateTransaction(Nothing, chainId, nonce, gasLimit);
    }

    private async Task ReplaceAsync(PendingTransaction transaction, IDisposable change, CancellationToken cancellationToken)
    {
        using IDisposable turn = change;
        TransactionFees offer = await RaiseAsync(transaction, cancellationToken).ConfigureAwait(false);
        TransactionAttempt latest = transaction.Latest;
        UnsignedTransaction unsigned = offer.ApplyTo(latest.Signed!.Transaction);
        TransactionAttempt attempt = await SignAsync(transaction, unsigned, latest.IsCancellation, cancellationToken).ConfigureAwait(false);
        transaction.Replacements++;
        log.Replaced(latest.Hash, transaction.Nonce, transaction.From, attempt.Hash);
        await DeliverAsync(attempt.Signed!).ConfigureAwait(false);
    }

    private async Task<TransactionFees> RaiseAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        TransactionFees before = TransactionFees.Of(transaction.Latest.Signed!.Transaction);
        TransactionFees current = await fees.EstimateAsync(new TransactionOptions(), cancellationToken).ConfigureAwait(false);
        Wei? ceiling = transaction.Options.MaxFeePerGas ?? options.MaxFeePerGas;
        TransactionFees raised = before.Raise(current, ceiling);
        return ceiling is { } most && raised.MaxFeePerGas > most
            ? throw new FeeCeilingException(transaction.Hash, raised.MaxFeePerGas, most)
            : raised;
    }

    // Remembered before it is sent: from then on it may be mined, whatever the node answers.
    private async Task<TransactionAttempt> SignAsync(
        PendingTransaction transaction, UnsignedTransaction unsigned, bool isCancellation, CancellationToken cancellationToken)
    {
        TransactionAttempt signed = await signer.SignAsync(unsigned, transaction.Options.Journal, cancellationToken).ConfigureAwait(false);
        TransactionAttempt attempt = signed with { IsCancellation = isCancellation };
        transaction.Add(attempt);
        return attempt;
    }

    private async Task DeliverAsync(SignedTransaction signed)
    {
        for (int delivery = 1; ; delivery++)
        {
            try
            {
                await client.SendAsync(TransactionRequests.SendRaw(signed.Raw, signed.Hash), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (EthereumException e)
            {
                log.BroadcastFailed(signed.Hash, signed.Transaction.Nonce, signed.From, e);
                if (await IsSettledAsync(signed).ConfigureAwait(false))
                {
                    return;
                }

                if (delivery == Deliveries)
                {
                    throw;
                }
            }

            await Task.Delay(options.PollInterval, options.TimeProvider).ConfigureAwait(false);
        }
    }

    // The node has it, or something with its nonce is mined and it comes too late.
    private async Task<bool> IsSettledAsync(SignedTransaction signed)
    {
        try
        {
            return await client.SendAsync(TransactionRequests.IsKnown(signed.Hash), CancellationToken.None).ConfigureAwait(false)
                || await IsUsedAsync(signed.Transaction.Nonce, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EthereumException)
        {
            return false;
        }
    }

    private async Task<bool> IsUsedAsync(ulong nonce, CancellationToken cancellationToken) =>
        await client.SendAsync(EthRequests.TransactionCount(Address, BlockReference.Latest), cancellationToken).ConfigureAwait(false) > nonce;
}
