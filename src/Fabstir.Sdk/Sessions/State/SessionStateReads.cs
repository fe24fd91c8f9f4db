using System.Numerics;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>Reads sessions from the chain's state: events only say when to look.</summary>
internal static class SessionStateReads
{
    /// <summary>A session; null when no session has the id.</summary>
    public static async Task<SessionState?> ReadAsync(ChainReads reads, UInt256 id)
    {
        JobMarketplace market = reads.Contracts.JobMarketplace;
        Task<DateTimeOffset> time = reads.BlockTimeAsync();
        Task<Bytes32> model = market.SessionModelAsync(id);
        JobMarketplace.Results.SessionJobs session = await market.SessionJobsAsync(id).ConfigureAwait(false);
        return session.Id.IsZero
            ? null
            : Create(session, await model.ConfigureAwait(false), await time.ConfigureAwait(false), reads.Contracts.Deployment);
    }

    private static SessionState Create(JobMarketplace.Results.SessionJobs session, Bytes32 model, DateTimeOffset blockTime, FabstirDeployment deployment)
    {
        PaymentToken token = Payment.TokenOf(session.PaymentToken, deployment);
        RequirePossible(session);
        return new SessionState
        {
            Id = session.Id,
            Depositor = session.Depositor,
            Host = session.Host,
            Model = model,
            Terms = new SessionTerms(
                new TokenAmount(session.Deposit, token),
                new TokenPrice(session.PricePerToken, token),
                ChainTime.ToTimeSpan(session.MaxDuration),
                session.ProofInterval,
                ChainTime.ToTimeSpan(session.ProofTimeoutWindow)),
            Status = StatusOf(session.Status),
            ProvenTokens = session.TokensUsed,
            StartedAt = ChainTime.ToDate(session.StartTime),
            LastProofAt = ChainTime.ToDate(session.LastProofTime),
            BlockTime = blockTime,
            HostShare = new TokenAmount(session.WithdrawnByHost, token),
            Refund = new TokenAmount(session.RefundedToUser, token),
            ConversationCid = session.ConversationCID,
        };
    }

    /// <summary>Nothing is computed from numbers that no marketplace can have: a proxy may have been given other code, or a node may lie.</summary>
    private static void RequirePossible(JobMarketplace.Results.SessionJobs session)
    {
        BigInteger divided = (BigInteger)session.WithdrawnByHost + session.RefundedToUser;
        BigInteger proven = (BigInteger)session.TokensUsed * session.PricePerToken / TokenPrice.Precision;
        if (session.PricePerToken.IsZero || divided > session.Deposit || proven > session.Deposit)
        {
            throw new FabstirException(
                FabstirErrorCode.ContractOutdated,
                $"Session {session.Id} cannot be as the node says: of {session.Deposit} deposited, {divided} are divided and {proven} are proven, at a price of "
                + $"{session.PricePerToken}. Ask another node, and check the deployment.");
        }
    }

    private static SessionStatus StatusOf(Enums.JobMarketplace.SessionStatus status) =>
        status == Enums.JobMarketplace.SessionStatus.Active ? SessionStatus.Active
        : status == Enums.JobMarketplace.SessionStatus.Completed ? SessionStatus.Completed
        : status == Enums.JobMarketplace.SessionStatus.TimedOut ? SessionStatus.TimedOut
        : SessionStatus.Unknown;
}
