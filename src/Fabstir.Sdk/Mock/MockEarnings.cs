using Fabstir.Abi;
using Fabstir.Contracts;
using Functions = Fabstir.Contracts.HostEarnings.Functions;

namespace Fabstir;

/// <summary>What hosts have earned in memory, and its withdrawal, by the rules of the earnings' contract.</summary>
internal sealed class MockEarnings(MockState state)
{
    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public object Answer(HostEarnings.Call call) => call switch
    {
        Functions.GetBalance one => state.Money.Earned(one.Host, one.Token),
        Functions.GetBalances one => (AbiArray<UInt256>)[.. one.Tokens.Select(token => state.Money.Earned(one.Host, token))],
        _ => throw NotInMemory.Of(call),
    };

    /// <exception cref="MockRevert">The contract refuses; nothing was changed.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(HostEarnings.Call call, Address sender)
    {
        switch (call)
        {
            case Functions.Withdraw one:
                MockRevert.If(one.Amount.IsZero, "Zero amount");
                Withdraw(sender, one.Token, one.Amount);
                break;
            case Functions.WithdrawAll one:
                UInt256 all = state.Money.Earned(sender, one.Token);
                MockRevert.If(all.IsZero, "No earnings");
                Withdraw(sender, one.Token, all);
                break;
            case Functions.WithdrawMultiple one:
                foreach (Address token in one.Tokens)
                {
                    UInt256 earned = state.Money.Earned(sender, token);
                    if (!earned.IsZero)
                    {
                        Withdraw(sender, token, earned);
                    }
                }

                break;
            default:
                throw NotInMemory.Of(call);
        }
    }

    private void Withdraw(Address host, Address token, UInt256 amount)
    {
        state.Money.PayOut(host, token, amount);
        state.Emit(state.Deployment.HostEarnings, new HostEarnings.Event.EarningsWithdrawn
        {
            Host = host,
            Token = token,
            Amount = amount,
            RemainingBalance = state.Money.Earned(host, token),
        });
    }
}
