namespace Fabstir.Ethereum;

/// <summary>
/// Hands a signed transaction to the node and finds out what became of it. Whatever the node answers, only look-ups decide: an error may mean
/// that the node has the transaction, and a lost answer that it does not. Thread-safe.
/// </summary>
internal sealed class Broadcaster(JsonRpcClient client, JsonRpcTransportOptions options, TransportLog log)
{
    // Nodes behind one URL may not have heard of each other's transactions yet: bad news counts when it comes so often in a row.
    private const int FindingsUntilBelieved = 3;

    private readonly TransactionLookup _lookup = new(client);

    /// <summary>Ends when the node has the transaction.</summary>
    /// <remarks>Not cancellable: what was handed over cannot be called back. Gives up after the outcome timeout of the options.</remarks>
    /// <exception cref="NonceConflictException">Another transaction has the nonce.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">It could not be found out in time.</exception>
    /// <exception cref="EthereumException">The node refused the transaction, or was never reached: it does not have it.</exception>
    public async Task BroadcastAsync(PendingTransaction transaction)
    {
        long started = options.TimeProvider.GetTimestamp();
        bool mayHaveArrived = false;
        int refusals = 0;
        int conflicts = 0;

        // From here on the nonce is taken, unless it turns out that the transaction has not arrived.
        NonceAllocator.Of(transaction).Add(transaction);
        while (await HandOverAsync(transaction).ConfigureAwait(false) is { } failure)
        {
            mayHaveArrived |= failure is not NodeUnreachableException { MayHaveArrived: false };
            if (!mayHaveArrived)
            {
                throw GiveUp(transaction, failure);
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
                throw GiveUp(transaction, failure);
            }

            if (conflicts == FindingsUntilBelieved)
            {
                throw GiveUp(transaction, new NonceConflictException(transaction.From, transaction.Nonce, transaction.Hash));
            }

            if (options.TimeProvider.GetElapsedTime(started) >= options.OutcomeTimeout)
            {
                throw new TransactionOutcomeUnknownException(
                    transaction.From, transaction.Nonce, transaction.Hash, $"no look-up found it within {options.OutcomeTimeout}", failure);
            }

            await Task.Delay(options.PollInterval, options.TimeProvider).ConfigureAwait(false);
        }
    }

    private async Task<EthereumException?> HandOverAsync(PendingTransaction transaction)
    {
        try
        {
            await client.SendAsync(TransactionRequests.SendRaw(transaction.Raw, transaction.Hash), CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (EthereumException e)
        {
            log.BroadcastFailed(transaction.Hash, transaction.Nonce, transaction.From, e);
            return e;
        }
    }

    private static EthereumException GiveUp(PendingTransaction transaction, EthereumException reason)
    {
        NonceAllocator.Of(transaction).Remove(transaction);
        return reason;
    }
}
