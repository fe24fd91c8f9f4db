using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Follows a session's claims and its end, and compares what is claimed with what was received.</summary>
internal sealed class SessionWatch(
    MarketplaceConnection connection, SessionIdentity identity, SessionTerms terms, ulong creationBlock, Func<UInt256?> received, Func<SessionState, CancellationToken, Task<Settlement>> readSettlement)
{
    public async IAsyncEnumerable<SessionUpdate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        UInt256 smallestClaim = (await connection.ReadAsync(SettlementRules.ReadAsync, cancellationToken).ConfigureAwait(false)).SmallestClaim;
        AbiArray<AbiArray<Bytes32>> topics = SessionTopics.Of(
            identity.Id, JobMarketplace.Topics.ProofSubmitted, JobMarketplace.Topics.SessionCompleted, JobMarketplace.Topics.SessionTimedOut);
        UInt256 claimed = UInt256.Zero;
        await foreach (Log log in connection.Node.Transport.SubscribeAsync(
            connection.Deployment.JobMarketplace, topics, new SubscriptionOptions { From = creationBlock }, cancellationToken).ConfigureAwait(false))
        {
            if (JobMarketplace.Event.Decode(log.Topics.AsSpan(), log.Data.AsSpan()) is JobMarketplace.Event.ProofSubmitted proof)
            {
                claimed = log.Removed ? claimed - UInt256.Min(proof.TokensClaimed, claimed) : claimed + proof.TokensClaimed;
                yield return new SessionUpdate.CheckpointSubmitted(proof.TokensClaimed, claimed, proof.ProofHash, log.TransactionHash, log.Removed);
                if (!log.Removed && FindOverclaim(claimed, smallestClaim) is { } overclaimed)
                {
                    connection.Log.ClaimTooHigh(identity.Id, identity.Host, overclaimed.Claimed, overclaimed.Received, overclaimed.Padding);
                    yield return overclaimed;
                }
            }
            else if (!log.Removed && await FindSettlementAsync(cancellationToken).ConfigureAwait(false) is { } settlement)
            {
                yield return new SessionUpdate.Ended(settlement);
                yield break;
            }
        }
    }

    private SessionUpdate.Overclaimed? FindOverclaim(UInt256 claimed, UInt256 smallestClaim)
    {
        if (received() is not { } count)
        {
            return null;
        }

        UInt256 allowed = ServiceBill.TokensFor(count, terms.ProofInterval, smallestClaim);
        return claimed > allowed ? new SessionUpdate.Overclaimed(claimed, count, allowed - count) : null;
    }

    private async Task<Settlement?> FindSettlementAsync(CancellationToken cancellationToken)
    {
        SessionState state = await SessionIdentification.ReadAsync(connection, identity, cancellationToken).ConfigureAwait(false);
        return state.Status == SessionStatus.Active ? null : await readSettlement(state, cancellationToken).ConfigureAwait(false);
    }
}
