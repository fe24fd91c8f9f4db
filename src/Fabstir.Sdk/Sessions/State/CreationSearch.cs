using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Finds the block and the transaction that created a session: by the time of blocks, because no node searches a whole chain for a log.</summary>
internal sealed class CreationSearch(MarketplaceConnection connection)
{
    /// <exception cref="SessionNotFoundException">The node shows no creation of it.</exception>
    public async Task<OpenedSession> RunAsync(SessionState state, CancellationToken cancellationToken)
    {
        ulong first = await FirstBlockAtAsync(state.StartedAt, cancellationToken).ConfigureAwait(false);
        ulong last = await FirstBlockAtAsync(state.StartedAt + TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<EventLog<JobMarketplace.Event.SessionJobCreated>> created = await connection.Contracts.JobMarketplace.GetEventsAsync(
            new JobMarketplace.Filters.SessionJobCreated { JobId = [state.Id] }, new BlockRange(first, last), cancellationToken).ConfigureAwait(false);
        return created is [var creation, ..]
            ? new OpenedSession(new SessionIdentity(state.Id, state.Depositor, state.Host, creation.Log.TransactionHash), state, creation.Log.BlockNumber)
            : throw new SessionNotFoundException(state.Id, $"the node shows no creation of it in blocks {first} to {last}; ask a node that keeps the logs of {state.StartedAt:u}");
    }

    /// <summary>The first block that is not before a time; the newest when all are.</summary>
    private async Task<ulong> FirstBlockAtAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        (ulong low, ulong high) = (0, (await GetBlockAsync(BlockReference.Latest, cancellationToken).ConfigureAwait(false)).Number);
        while (low < high)
        {
            ulong middle = low + ((high - low) / 2);
            BlockHeader block = await GetBlockAsync(middle, cancellationToken).ConfigureAwait(false);
            (low, high) = block.Timestamp < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private async Task<BlockHeader> GetBlockAsync(BlockReference block, CancellationToken cancellationToken) =>
        await connection.Node.GetBlockAsync(block, cancellationToken).ConfigureAwait(false) ?? throw new BlockNotFoundException(block);
}
