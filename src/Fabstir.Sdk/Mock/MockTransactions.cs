using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Market = Fabstir.Contracts.JobMarketplace.Functions;
using ChainStatus = Fabstir.Contracts.Enums.JobMarketplace.SessionStatus;

namespace Fabstir;

/// <summary>Does what the contracts' functions do, in memory, by the same rules. What the client checks before it sends is not checked again.</summary>
internal sealed class MockTransactions(MockState state)
{
    private const uint Precision = TokenPrice.Precision;

    private Address Marketplace => state.Deployment.JobMarketplace;

    /// <exception cref="MockRevert">The contract refuses.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(ContractCall? call, Address contract, Address sender, Wei value)
    {
        switch (call)
        {
            case ERC20.Functions.Approve one:
                state.Money.Approve(sender, contract, one.Spender, one.Value);
                break;
            case Market.DepositNative:
                state.Money.TakeFromWallet(sender, Address.Zero, Marketplace, value.Value);
                Credit(sender, Address.Zero, value.Value);
                break;
            case Market.DepositToken one:
                state.Money.TakeFromWallet(sender, one.Token, Marketplace, one.Amount);
                Credit(sender, one.Token, one.Amount);
                break;
            case Market.WithdrawNative one:
                Withdraw(sender, Address.Zero, one.Amount);
                break;
            case Market.WithdrawToken one:
                Withdraw(sender, one.Token, one.Amount);
                break;
            case Market.AuthorizeDelegate one:
                Authorize(sender, one.Delegate, one.Authorized);
                break;
            case Market.CreateSessionJobForModel one:
                state.Money.TakeFromWallet(sender, Address.Zero, Marketplace, value.Value);
                Open(sender, one.Host, one.ModelId, Address.Zero, value.Value, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionJobForModelWithToken one:
                state.Money.TakeFromWallet(sender, one.Token, Marketplace, one.Deposit);
                Open(sender, one.Host, one.ModelId, one.Token, one.Deposit, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionFromDepositForModel one:
                state.Money.TakeFromDeposit(sender, one.PaymentToken, one.Deposit);
                Open(sender, one.Host, one.ModelId, one.PaymentToken, one.Deposit, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionForModelAsDelegate one:
                state.Money.TakeFromWallet(one.Payer, one.PaymentToken, Marketplace, one.Amount);
                Open(one.Payer, one.Host, one.ModelId, one.PaymentToken, one.Amount, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.SubmitProofOfWork one:
                Prove(one);
                break;
            case Market.CompleteSessionJob one:
                Complete(one, sender);
                break;
            case Market.TriggerSessionTimeout one:
                TimeOut(one.JobId);
                break;
            case JobMarketplace.Call one:
                new MockTreasury(state).Run(one, sender);
                break;
            case NodeRegistry.Call one:
                state.Hosts.Run(one, sender);
                break;
            case ModelRegistry.Call one:
                state.Voting.Run(one, sender);
                break;
            case HostEarnings.Call one:
                state.Earnings.Run(one, sender);
                break;
            default:
                throw MockCalls.NotInMemory(call?.GetType().Name ?? "this transaction");
        }
    }

    private void Credit(Address account, Address token, UInt256 amount)
    {
        state.Money.AddToDeposit(account, token, amount);
        state.Emit(Marketplace, new JobMarketplace.Event.DepositReceived { Depositor = account, Amount = amount, Token = token });
    }

    private void Withdraw(Address account, Address token, UInt256 amount)
    {
        state.Money.TakeFromDeposit(account, token, amount);
        state.Money.AddToWallet(account, token, amount);
        state.Emit(Marketplace, new JobMarketplace.Event.WithdrawalProcessed { Depositor = account, Amount = amount, Token = token });
    }

    private void Authorize(Address payer, Address account, bool isAuthorized)
    {
        _ = isAuthorized ? state.Delegates.Add((payer, account)) : state.Delegates.Remove((payer, account));
        state.Emit(Marketplace, new JobMarketplace.Event.DelegateAuthorized { Depositor = payer, Delegate = account, Authorized = isAuthorized });
    }

    private void Open(
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
        state.Emit(Marketplace, new JobMarketplace.Event.SessionJobCreated { JobId = session.Id, Depositor = depositor, Host = host, Deposit = deposit });
    }

    private void Prove(Market.SubmitProofOfWork proof)
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
        state.Emit(Marketplace, new JobMarketplace.Event.ProofSubmitted
        {
            JobId = session.Id,
            Host = session.Host,
            TokensClaimed = proof.TokensClaimed,
            ProofHash = proof.ProofHash,
            ProofCID = "",
            DeltaCID = "",
        });
    }

    private void Complete(Market.CompleteSessionJob completion, Address sender)
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
        state.Emit(Marketplace, new JobMarketplace.Event.SessionCompleted
        {
            JobId = ended.Id,
            TotalTokensUsed = ended.Tokens,
            HostEarnings = ended.HostShare,
            UserRefund = ended.Refund,
        });
    }

    private void TimeOut(UInt256 id)
    {
        MockSession session = state.ActiveSession(id);
        if (state.NextTime <= session.StartTime + session.MaxDuration && state.NextTime <= session.LastProofTime + session.ProofTimeoutWindow)
        {
            throw new MockRevert("Not timed out");
        }

        UInt256 pay = session.Tokens * session.Price / Precision;
        MockSession ended = End(session, ChainStatus.TimedOut, pay, FeeOn(pay));
        state.Emit(Marketplace, new JobMarketplace.Event.SessionTimedOut { JobId = ended.Id, HostEarnings = ended.HostShare, UserRefund = ended.Refund });
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
