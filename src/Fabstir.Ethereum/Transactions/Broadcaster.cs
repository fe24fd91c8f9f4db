namespace Fabstir.Ethereum;

/// <summary>
/// Hands a signed transaction to the node and finds out what became of it. Whatever the node answers, only look-ups decide: an error may mean
/// that the node has the transaction, and a lost answer that it does not. Thread-safe.
/// </summary>
internal sealed class Broadcaster(
    JsonRpcClient client, NonceTaker taker, JournalReporter journals, JsonRpcTransportOptions options, TransportLog log)
{
    // Nodes behind one URL may not have heard of each other's transactions yet: bad news counts when it comes so often in a row.
    private const int FindingsUntilBelieved = 3;

    private readonly TransactionLookup _lookup = new(client);

    /// <summary>Ends when the node has the transaction.</summary>
    /// <remarks>Not cancellable: what was handed over cannot be called back. Gives up after the outcome timeout of the options.</remarks>
    /// <param name="transaction">What is handed over.</param>
    /// <param name="mayHaveArrived">Whether it was handed over before, perhaps by a process that has ended.</param>
    /// <exception cref="NonceConflictException">Another transaction has the nonce.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">It could not be found out in time.</exception>
    /// <exception cref="EthereumException">The node refused the transaction, or was never reached: it does not have it.</exception>
    public async Task BroadcastAsync(PendingTransaction transaction, bool mayHaveArrived = false)
    {
        long started = options.TimeProvider.GetTimestamp();
        int refusals = 0;
        int conflicts = 0;

        // From here on the nonce is taken, unless it turns out that the transaction has not arrived.
        NonceAllocator.Of(transaction).Add(transaction);
        while (await HandOverAsync(transaction.Latest.Signed!).ConfigureAwait(false) is { } failure)
        {
            mayHaveArrived |= failure is not NodeUnreachableException { MayHaveArrived: false };
            if (!mayHaveArrived)
            {
                throw await GiveUpAsync(transaction, failure).ConfigureAwait(false);
            }

            TransactionFinding finding = await _lookup.FindAsync(transaction, CancellationToken.None).ConfigureAwait(false);
            if (finding == TransactionFinding.Known)
            {
                return;
            }

            refusals = finding == TransactionFinding.Absent && failure is JsonRpcException ? refusals + 1 : 0;
            conflicts = finding == TransactionFinding.NonceTaken ? conflicts + 1 : 0;
            if (refusals == FindingsUntilBelieved)
            {
                throw await GiveUpAsync(transaction, failure).ConfigureAwait(false);
            }

            if (conflicts == FindingsUntilBelieved)
            {
                NonceConflictException conflict = await taker.DescribeAsync(transaction, CancellationToken.None).ConfigureAwait(false);
                throw await GiveUpAsync(transaction, conflict).ConfigureAwait(false);
            }

            if (options.TimeProvider.GetElapsedTime(started) >= options.OutcomeTimeout)
            {
                throw new TransactionOutcomeUnknownException(
                    transaction.From, transaction.Nonce, transaction.Hash, $"no look-up found it within {options.OutcomeTimeout}", failure);
            }

            await Task.Delay(options.PollInterval, options.TimeProvider).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the node has a transaction of which nobody knows how far it came.</summary>
    public async Task<bool> IsKnownAsync(PendingTransaction transaction, CancellationToken cancellationToken) =>
        await _lookup.FindAsync(transaction, cancellationToken).ConfigureAwait(false) == TransactionFinding.Known;

    /// <summary>Hands over one of several attempts, of which the node has one: it takes this one instead when it offers more.</summary>
    public Task OfferAsync(SignedTransaction signed) => HandOverAsync(signed);

    private async Task<EthereumException?> HandOverAsync(SignedTransaction signed)
    {
        try
        {
            await client.SendAsync(TransactionRequests.SendRaw(signed.Raw, signed.Hash), CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (EthereumException e)
        {
            log.BroadcastFailed(signed.Hash, signed.Transaction.Nonce, signed.From, e);
            return e;
        }
    }

    // Written down while the nonce is still nobody else's: after a restart no two intents may look as if they had it.
    private async Task<EthereumException> GiveUpAsync(PendingTransaction transaction, EthereumException reason)
    {
        await journals.FailedAsync(transaction, reason).ConfigureAwait(false);
        NonceAllocator.Of(transaction).Remove(transaction);
        return reason;
    }
}
