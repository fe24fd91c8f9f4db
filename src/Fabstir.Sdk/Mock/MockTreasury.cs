using Fabstir.Abi;
using Fabstir.Contracts;
using Market = Fabstir.Contracts.JobMarketplace.Functions;

namespace Fabstir;

/// <summary>Withdraws the marketplace's fees in memory, by its rules: to the treasury, and by nobody else.</summary>
internal sealed class MockTreasury(MockState state)
{
    /// <exception cref="MockRevert">The contract refuses; nothing was changed.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(JobMarketplace.Call call, Address sender)
    {
        switch (call)
        {
            case Market.WithdrawTreasuryNative:
                Check(sender);
                MockRevert.If(!Withdraw(Address.Zero), "Nothing to withdraw");
                break;
            case Market.WithdrawTreasuryTokens one:
                Check(sender);
                MockRevert.If(one.Token.IsZero, "Invalid token");
                MockRevert.If(!Withdraw(one.Token), "Nothing to withdraw");
                break;
            case Market.WithdrawAllTreasuryFees one:
                Check(sender);
                Withdraw(Address.Zero);
                foreach (Address token in one.Tokens)
                {
                    Withdraw(token);
                }

                break;
            default:
                throw NotInMemory.Of(call);
        }
    }

    private static void Check(Address sender) => MockRevert.If(sender != MockState.Treasury, "Only treasury");

    private bool Withdraw(Address token)
    {
        UInt256 amount = state.Money.TakeFees(token);
        if (amount.IsZero)
        {
            return false;
        }

        state.Emit(state.Deployment.JobMarketplace, new JobMarketplace.Event.TreasuryWithdrawal { Token = token, Amount = amount });
        state.Money.AddToWallet(MockState.Treasury, token, amount);
        return true;
    }
}
