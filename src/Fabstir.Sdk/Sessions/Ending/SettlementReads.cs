using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads how a session's deposit was divided: the amounts from the state, and from logs only where the refund went.</summary>
internal static class SettlementReads
{
    // A reorganisation may move the creation of a session a little.
    private const ulong Margin = 64;

    public static async Task<Settlement> ReadAsync(MarketplaceConnection connection, SessionState state, ulong creationBlock, CancellationToken cancellationToken)
    {
        IReadOnlyList<Log> logs = await connection.Node.Transport.GetLogsAsync(Query(connection, state.Id, creationBlock), cancellationToken)
            .ConfigureAwait(false);
        Log? end = logs.LastOrDefault(static log => log.Topics[0] != JobMarketplace.Topics.RefundCreditedToDeposit);
        bool isCredited = logs.Any(static log => log.Topics[0] == JobMarketplace.Topics.RefundCreditedToDeposit);
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

    private static LogQuery Query(MarketplaceConnection connection, UInt256 sessionId, ulong creationBlock) => new()
    {
        Address = connection.Deployment.JobMarketplace,
        Topics = SessionTopics.Of(
            sessionId, JobMarketplace.Topics.SessionCompleted, JobMarketplace.Topics.SessionTimedOut, JobMarketplace.Topics.RefundCreditedToDeposit),
        Blocks = BlockRange.Since(creationBlock - Math.Min(creationBlock, Margin)),
    };
}
