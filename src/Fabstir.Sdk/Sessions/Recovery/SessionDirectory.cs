using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Finds the sessions of an account in the marketplace's own list: complete, and without searching logs.</summary>
internal sealed class SessionDirectory(MarketplaceConnection connection)
{
    private const int PageSize = 100;

    /// <summary>The running sessions among those that the account paid for, and among some others.</summary>
    public async Task<IReadOnlyList<SessionState>> FindActiveAsync(Address account, IEnumerable<UInt256> others, CancellationToken cancellationToken)
    {
        HashSet<UInt256> ids = [.. others];
        await foreach (UInt256 id in ListAsync(account, cancellationToken).ConfigureAwait(false))
        {
            ids.Add(id);
        }

        List<SessionState> active = [];
        foreach (UInt256[] page in ids.Order().Chunk(PageSize))
        {
            SessionState?[] states = await connection.ReadAsync(
                reads => Task.WhenAll(page.Select(id => ReadAsync(reads, id))), cancellationToken).ConfigureAwait(false);
            active.AddRange(states.Where(static state => state is { Status: SessionStatus.Active })!);
        }

        return active;
    }

    private async IAsyncEnumerable<UInt256> ListAsync(
        Address account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int first = 0; ; first += PageSize)
        {
            int start = first;
            UInt256?[] page = await connection.ReadAsync(
                reads => Task.WhenAll(Enumerable.Range(start, PageSize).Select(index => ReadAsync(reads, account, index))), cancellationToken).ConfigureAwait(false);
            foreach (UInt256? id in page)
            {
                if (id is null)
                {
                    yield break;
                }

                yield return id.Value;
            }
        }
    }

    private async Task<SessionState?> ReadAsync(ChainReads reads, UInt256 id)
    {
        try
        {
            return await SessionStateReads.ReadAsync(reads, id).ConfigureAwait(false);
        }
        catch (FabstirException e) when (e.Code == FabstirErrorCode.InvalidPaymentToken)
        {
            // Opened by another program, in a token that this library does not know: no reason to hide all the others.
            connection.Log.SessionPassedOver(id, e.Message);
            return null;
        }
    }

    private static async Task<UInt256?> ReadAsync(ChainReads reads, Address account, int index)
    {
        try
        {
            return await reads.Contracts.JobMarketplace.UserSessionsAsync(account, (uint)index).ConfigureAwait(false);
        }
        catch (ContractRevertedException)
        {
            // Past the last one: contracts do not say how many there are.
            return null;
        }
    }
}
