using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Gets nonces for the transactions of one transport: waits for the turn, and for room among what is not mined. Thread-safe.</summary>
internal sealed class NonceSource(JsonRpcClient client, LostTransactions lost, JsonRpcTransportOptions options)
{
    // A node behind a load balancer catches up within a few blocks; a development chain that was set back never does.
    private const int PollsUntilBelieved = 5;

    /// <summary>Waits for a nonce, first come first served.</summary>
    /// <param name="chainId">The chain.</param>
    /// <param name="address">The account.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async Task<NonceLease> AcquireAsync(ulong chainId, Address address, CancellationToken cancellationToken)
    {
        NonceAllocator account = NonceAllocator.For(chainId, address);
        IDisposable turn = await account.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new NonceLease(account, await GetNonceAsync(account, cancellationToken).ConfigureAwait(false), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private async Task<ulong> GetNonceAsync(NonceAllocator account, CancellationToken cancellationToken)
    {
        int doubts = 0;
        while (true)
        {
            (ulong mined, ulong pending) = await CountAsync(account.Address, cancellationToken).ConfigureAwait(false);
            doubts = account.Settle(mined) ? 0 : doubts + 1;
            if (doubts > PollsUntilBelieved)
            {
                account.Reset(mined);
                doubts = 0;
            }

            if (doubts == 0)
            {
                bool hasRoom = await HasRoomAsync(account, pending, cancellationToken).ConfigureAwait(false);
                ulong next = account.NextFrom(pending);
                if (hasRoom || account.IsAwaited(next))
                {
                    // A nonce that others wait for is used at once: without it there would never be room.
                    return next;
                }
            }

            await Task.Delay(options.PollInterval, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(ulong Mined, ulong Pending)> CountAsync(Address account, CancellationToken cancellationToken)
    {
        Task<ulong> mined = client.SendAsync(EthRequests.TransactionCount(account, BlockReference.Latest), cancellationToken);
        Task<ulong> pending = client.SendAsync(EthRequests.TransactionCount(account, BlockReference.Pending), cancellationToken);
        ulong[] counts = await Task.WhenAll(mined, pending).ConfigureAwait(false);

        // Two nodes behind one URL may have answered: what is mined does not wait, whatever the other one says.
        return (counts[0], Math.Max(counts[0], counts[1]));
    }

    private async Task<bool> HasRoomAsync(NonceAllocator account, ulong pendingCount, CancellationToken cancellationToken)
    {
        // A node that counts less than was handed over has lost some of it, and everything after would wait for that.
        await lost.ReviveAsync(account.SentFrom(pendingCount), cancellationToken).ConfigureAwait(false);
        return account.InFlightCount < options.MaxInFlight;
    }
}
