using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Market = Fabstir.Contracts.JobMarketplace.Functions;

namespace Fabstir;

/// <summary>Does what the marketplace's functions do, in memory, by the same rules. What the client checks before it sends is not checked again.</summary>
internal sealed class MockTransactions(MockState state, MockSessions sessions)
{
    private Address Marketplace => state.Deployment.JobMarketplace;

    /// <exception cref="MockRevert">The contract refuses.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(JobMarketplace.Call call, Address sender, Wei value)
    {
        switch (call)
        {
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
                sessions.Open(sender, one.Host, one.ModelId, Address.Zero, value.Value, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionJobForModelWithToken one:
                state.Money.TakeFromWallet(sender, one.Token, Marketplace, one.Deposit);
                sessions.Open(sender, one.Host, one.ModelId, one.Token, one.Deposit, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionFromDepositForModel one:
                state.Money.TakeFromDeposit(sender, one.PaymentToken, one.Deposit);
                sessions.Open(sender, one.Host, one.ModelId, one.PaymentToken, one.Deposit, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.CreateSessionForModelAsDelegate one:
                state.Money.TakeFromWallet(one.Payer, one.PaymentToken, Marketplace, one.Amount);
                sessions.Open(one.Payer, one.Host, one.ModelId, one.PaymentToken, one.Amount, one.PricePerToken, one.MaxDuration, one.ProofInterval, one.ProofTimeoutWindow);
                break;
            case Market.SubmitProofOfWork one:
                sessions.Prove(one);
                break;
            case Market.CompleteSessionJob one:
                sessions.Complete(one, sender);
                break;
            case Market.TriggerSessionTimeout one:
                sessions.TimeOut(one.JobId);
                break;
            default:
                throw NotInMemory.Of(call);
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
}
