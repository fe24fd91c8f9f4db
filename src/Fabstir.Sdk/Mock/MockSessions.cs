using Fabstir.Abi;
using Fabstir.Contracts;
using Market = Fabstir.Contracts.JobMarketplace.Functions;
using ChainStatus = Fabstir.Contracts.Enums.JobMarketplace.SessionStatus;

namespace Fabstir;

/// <summary>Opens, proves and ends sessions in memory, by the marketplace's rules.</summary>
internal sealed class MockSessions(MockState state)
{
    private const uint Precision = TokenPrice.Precision;

    public void Open(
        Address depositor, Address host, Bytes32 model, Address token, UInt256 deposit, UInt256 price, UInt256 duration, UInt256 interval, UInt256 window)
    {
        MockSession session = new()
        {
            Id = (uint)state.Sessions.Count + 1,
            Depositor = depositor,
            Host = host,
            Model = model,
            Token = token,
            Deposit = deposit,
            Price = price,
            MaxDuration = duration,
            StartTime = state.NextTime,
            LastProofTime = state.NextTime,
            ProofInterval = interval,
            ProofTimeoutWindow = window,
        };
        state.Sessions.Add(session);
        state.Money.Lock(depositor, token, deposit);
        state.Emit(state.Deployment.JobMarketplace, new JobMarketplace.Event.SessionJobCreated { JobId = session.Id, Depositor = depositor, Host = host, Deposit = deposit });
    }

    /// <exception cref="MockRevert">The contract refuses.</exception>
    public void Prove(Market.SubmitProofOfWork proof)
    {
        MockSession session = state.ActiveSession(proof.JobId);
        if (proof.TokensClaimed < MockState.SmallestClaim)
        {
            throw new MockRevert("Too few tokens");
        }

        if (session.Tokens + proof.TokensClaimed > session.Deposit * Precision / session.Price)
        {
            throw new MockRevert("Exceeds deposit");
        }

        JobMarketplace.Results.GetProofSubmission submission = new()
        {
            ProofHash = proof.ProofHash,
            TokensClaimed = proof.TokensClaimed,
            Timestamp = state.NextTime,
            Verified = true,
            DeltaCID = "",
        };
        state.Replace(session with { Proofs = [.. session.Proofs, submission], LastProofTime = state.NextTime });
        state.Emit(state.Deployment.JobMarketplace, new JobMarketplace.Event.ProofSubmitted
        {
            JobId = session.Id,
            Host = session.Host,
            TokensClaimed = proof.TokensClaimed,
            ProofHash = proof.ProofHash,
            ProofCID = "",
            DeltaCID = "",
        });
    }

    /// <exception cref="MockRevert">The contract refuses.</exception>
    public void Complete(Market.CompleteSessionJob completion, Address sender)
    {
        MockSession session = state.ActiveSession(completion.JobId) with { ConversationCid = completion.ConversationCID };
        bool byDepositor = sender == session.Depositor;
        if (!byDepositor && sender != session.Host)
        {
            throw new MockRevert("Only host/depositor");
        }

        if (!byDepositor && state.NextTime < session.LastProofTime + MockState.DisputeWindow)
        {
            throw new MockRevert("Dispute wait");
        }

        bool isEarly = byDepositor && session.Tokens.IsZero;
        UInt256 pay = isEarly ? UInt256.Min(MockState.EarlyFeeTokens * session.Price / Precision, session.Deposit) : session.Tokens * session.Price / Precision;
        MockSession ended = End(session, ChainStatus.Completed, pay, isEarly ? UInt256.Zero : FeeOn(pay));
        state.Emit(state.Deployment.JobMarketplace, new JobMarketplace.Event.SessionCompleted
        {
            JobId = ended.Id,
            TotalTokensUsed = ended.Tokens,
            HostEarnings = ended.HostShare,
            UserRefund = ended.Refund,
        });
    }

    /// <exception cref="MockRevert">The contract refuses.</exception>
    public void TimeOut(UInt256 id)
    {
        MockSession session = state.ActiveSession(id);
        if (state.NextTime <= session.StartTime + session.MaxDuration && state.NextTime <= session.LastProofTime + session.ProofTimeoutWindow)
        {
            throw new MockRevert("Not timed out");
        }

        UInt256 pay = session.Tokens * session.Price / Precision;
        MockSession ended = End(session, ChainStatus.TimedOut, pay, FeeOn(pay));
        state.Emit(state.Deployment.JobMarketplace, new JobMarketplace.Event.SessionTimedOut { JobId = ended.Id, HostEarnings = ended.HostShare, UserRefund = ended.Refund });
    }

    private MockSession End(MockSession session, ChainStatus status, UInt256 pay, UInt256 fee)
    {
        MockSession ended = session with { Status = status, HostShare = pay - fee, Refund = session.Deposit - pay };
        state.Replace(ended);
        state.Money.Release(session.Depositor, session.Token, session.Deposit);
        state.Money.Earn(session.Host, session.Token, ended.HostShare);
        state.Money.CollectFee(session.Token, fee);
        state.Money.AddToWallet(session.Depositor, session.Token, ended.Refund);
        return ended;
    }

    private static UInt256 FeeOn(UInt256 pay) => pay * MockState.FeeBasisPoints / 10_000;
}
