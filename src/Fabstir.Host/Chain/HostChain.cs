using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>What the host asks the chain. Thread-safe.</summary>
internal sealed class HostChain(MarketplaceConnection connection)
{
    // A session that is served for the first time was opened a moment ago: one search of the newest blocks finds its creation.
    private const ulong RecentBlocks = 1_000;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public MarketplaceConnection Connection => connection;

    /// <summary>The host's account.</summary>
    /// <exception cref="ReadOnlyClientException">The client has none.</exception>
    public Address Account => connection.AccountFor("host.serve");

    /// <summary>The newest block.</summary>
    public async Task<BlockHeader> GetHeadAsync(CancellationToken cancellationToken) =>
        await connection.Node.GetBlockAsync(BlockReference.Latest, cancellationToken).ConfigureAwait(false) ?? throw new BlockNotFoundException(BlockReference.Latest);

    /// <summary>A session; null when no session has the id.</summary>
    public async Task<SessionReading?> ReadAsync(UInt256 id, CancellationToken cancellationToken)
    {
        SessionState? state = await connection.ReadAsync(reads => SessionStateReads.ReadAsync(reads, id), cancellationToken).ConfigureAwait(false);
        return state is null ? null : await ReadAsync(id, state.Model.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A session of a known model, in one request; null when no session has the id.</summary>
    public Task<SessionReading?> ReadAsync(UInt256 id, Bytes32 model, CancellationToken cancellationToken) => connection.ReadAsync<SessionReading?>(
        async reads =>
        {
            JobMarketplace market = reads.Contracts.JobMarketplace;
            Task<SessionState?> state = SessionStateReads.ReadAsync(reads, id);
            Task<UInt256[]> rules = Task.WhenAll(
                market.DisputeWindowAsync(), market.MinProvenTokensAsync(), reads.Contracts.ModelRegistry.GetModelRateLimitAsync(model), market.FeeBasisPointsAsync());
            Task<bool> isPaused = market.PausedAsync();
            Task<Wei> balance = reads.BalanceAsync(Account);
            if (await state.ConfigureAwait(false) is not { } session)
            {
                return null;
            }

            UInt256[] rule = await rules.ConfigureAwait(false);
            return new SessionReading(
                session,
                ChainTime.ToTimeSpan(rule[0]),
                TokenCount.Of(rule[1]),
                TokenCount.Of(rule[2]),
                TokenCount.Of(rule[3]),
                await isPaused.ConfigureAwait(false),
                await balance.ConfigureAwait(false));
        },
        cancellationToken);

    /// <summary>Which session it is, for good: finds the transaction that created it.</summary>
    /// <exception cref="SessionNotFoundException">The node shows no creation of it.</exception>
    public async Task<SessionIdentity> IdentifyAsync(SessionState state, CancellationToken cancellationToken)
    {
        if (state.BlockTime - state.StartedAt < Recent)
        {
            ulong head = (await GetHeadAsync(cancellationToken).ConfigureAwait(false)).Number;
            IReadOnlyList<EventLog<JobMarketplace.Event.SessionJobCreated>> created = await connection.Contracts.JobMarketplace.GetEventsAsync(
                new JobMarketplace.Filters.SessionJobCreated { JobId = [state.Id] },
                BlockRange.Since(head - Math.Min(head, RecentBlocks)),
                cancellationToken).ConfigureAwait(false);
            if (created is [var creation, ..])
            {
                return new SessionIdentity(state.Id, state.Depositor, state.Host, creation.Log.TransactionHash);
            }
        }

        return (await new CreationSearch(connection).RunAsync(state, cancellationToken).ConfigureAwait(false)).Identity;
    }

    /// <summary>Whether a session is still the one that its transaction created: a reorganisation can give its id to another, or take it back.</summary>
    /// <exception cref="SessionNotFoundException">The node does not show its creation for now.</exception>
    public async Task<bool> IsSameAsync(SessionIdentity identity, SessionState state, CancellationToken cancellationToken)
    {
        TransactionReceipt? receipt = await connection.Node.GetReceiptAsync(identity.Transaction, cancellationToken).ConfigureAwait(false);
        return receipt is null
            ? await IdentifyAsync(state, cancellationToken).ConfigureAwait(false) == identity
            : receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(connection.Deployment.JobMarketplace)
                .Any(created => created.JobId == identity.Id && created.Depositor == identity.Depositor && created.Host == identity.Host);
    }
}
