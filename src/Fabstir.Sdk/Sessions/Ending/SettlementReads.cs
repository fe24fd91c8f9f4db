using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads how a session's deposit was divided: the amounts from the state, and from logs only where the refund went.</summary>
internal static class SettlementReads
{
    // A reorganisation may move the creation of a session a little.
    private const ulong Margin = 64;

    // Behind one URL another node may answer than the one that gave the state: some seconds are what nodes lag.
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<Settlement> ReadAsync(MarketplaceConnection connection, SessionState state, ulong creationBlock, CancellationToken cancellationToken)
    {
        (Log? end, bool isCredited) = await FindEndAsync(connection, Query(connection, state.Id, creationBlock), cancellationToken).ConfigureAwait(false);
        TokenAmount cost = new(state.Terms.Deposit.BaseUnits - state.Refund.BaseUnits, state.Refund.Token);
        return new Settlement
        {
            SessionId = state.Id,
            Status = state.Status,
            Tokens = state.ProvenTokens,
            Deposit = state.Terms.Deposit,
            Cost = cost,
            HostShare = state.HostShare,
            TreasuryFee = new TokenAmount(cost.BaseUnits - state.HostShare.BaseUnits, cost.Token),
            Refund = state.Refund,
            RefundedTo = state.Refund.BaseUnits.IsZero ? RefundDestination.None : isCredited ? RefundDestination.DepositBalance : RefundDestination.Wallet,
            Transaction = end?.TransactionHash,
        };
    }

    /// <summary>The logs of an end that the state shows: a node without them is behind, or has forgotten them.</summary>
    private static async Task<(Log? End, bool IsCredited)> FindEndAsync(MarketplaceConnection connection, LogQuery query, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<Log> logs = await connection.Node.Transport.GetLogsAsync(query, cancellationToken).ConfigureAwait(false);
            Log? end = logs.LastOrDefault(static log => log.Topics[0] != JobMarketplace.Topics.RefundCreditedToDeposit);
            if (end is not null || attempt == Attempts)
            {
                return (end, logs.Any(static log => log.Topics[0] == JobMarketplace.Topics.RefundCreditedToDeposit));
            }

            await Task.Delay(Pause, connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static LogQuery Query(MarketplaceConnection connection, UInt256 sessionId, ulong creationBlock) => new()
    {
        Address = connection.Deployment.JobMarketplace,
        Topics = SessionTopics.Of(
            sessionId, JobMarketplace.Topics.SessionCompleted, JobMarketplace.Topics.SessionTimedOut, JobMarketplace.Topics.RefundCreditedToDeposit),
        Blocks = BlockRange.Since(creationBlock - Math.Min(creationBlock, Margin)),
    };
}
