using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Puts another transaction with the same nonce in place of one that waits: itself with a higher fee, or a transfer of nothing. Thread-safe.</summary>
internal sealed class Replacer(
    AttemptSigner signer, JsonRpcClient client, FeeEstimator fees, GasEstimator gas, JsonRpcTransportOptions options, TransportLog log)
{
    // A node that has just taken a transaction may hand the next request to one that has not heard of it.
    private const int Deliveries = 3;

    public bool CanReplace(PendingTransaction transaction) => transaction.From == signer.Address && transaction.Latest.Signed is not null;

    /// <summary>Replaces the transaction that is next to be mined, when it has waited for as many blocks as the options say.</summary>
    /// <remarks>It is counted from the first time that it was seen to be next: what waits behind another is not stuck.</remarks>
    public async Task ReplaceWhenDueAsync(PendingTransaction next, BlockHeader head, CancellationToken cancellationToken)
    {
        ulong after = (ulong)(next.Options.ReplaceAfterBlocks ?? options.ReplaceAfterBlocks);
        int most = next.Options.MaxReplacements ?? options.MaxReplacements;
        next.ReplacedAt ??= head.Number + after;
        if (head.Number < next.ReplacedAt || next.Replacements >= most || !CanReplace(next))
        {
            return;
        }

        next.ReplacedAt = head.Number + after;
        try
        {
            // A signer may ask a person: all other transactions of the transport do not wait for that.
            await ReplaceAsync(next, cancellationToken)
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
        JsonRpcRequest<ulong> count = EthRequests.TransactionCount(transaction.From, BlockReference.Latest);
        if (await client.SendAsync(count, cancellationToken).ConfigureAwait(false) > transaction.Nonce)
        {
            return;
        }

        ContractMessage nothing = new() { To = transaction.From, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "cancellation" };
        TransactionFees offer = await RaiseAsync(transaction, cancellationToken).ConfigureAwait(false);
        ulong gasLimit = await gas.EstimateAsync(nothing, transaction.From, new TransactionOptions(), cancellationToken).ConfigureAwait(false);
        UnsignedTransaction unsigned = offer.CreateTransaction(nothing, transaction.ChainId, transaction.Nonce, gasLimit);
        TransactionAttempt attempt = await SignAsync(transaction, unsigned, isCancellation: true, cancellationToken).ConfigureAwait(false);
        await DeliverAsync(attempt.Signed!).ConfigureAwait(false);
    }

    private async Task ReplaceAsync(PendingTransaction transaction, CancellationToken cancellationToken)
    {
        using IDisposable change = await transaction.Changes.EnterAsync(cancellationToken).ConfigureAwait(false);
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
                if (await IsKnownAsync(signed.Hash).ConfigureAwait(false))
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

    private async Task<bool> IsKnownAsync(Bytes32 hash)
    {
        try
        {
            return await client.SendAsync(TransactionRequests.IsKnown(hash), CancellationToken.None).ConfigureAwait(false);
        }
        catch (EthereumException)
        {
            return false;
        }
    }
}
