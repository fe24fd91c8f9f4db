using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>FAB on its way between accounts and the contracts that lock it; the token tells of every move.</summary>
internal sealed class MockFab(MockState state)
{
    private Address Token => state.Deployment.Fab;

    /// <exception cref="MockRevert">The owner has less, or did not allow the contract to take it. Nothing was moved.</exception>
    public void Check(Address owner, Address contract, UInt256 amount) => state.Money.CheckWallet(owner, Token, contract, amount);

    public void Take(Address owner, Address contract, UInt256 amount)
    {
        state.Money.TakeFromWallet(owner, Token, contract, amount);
        Arrive(owner, contract, amount);
    }

    public void Send(Address contract, Address to, UInt256 amount)
    {
        state.Money.SendFromWallet(contract, Token, amount);
        Arrive(contract, to, amount);
    }

    /// <summary>FAB out of nothing.</summary>
    public void Mint(Address to, UInt256 amount) => state.Money.AddToWallet(to, Token, amount);

    private void Arrive(Address from, Address to, UInt256 amount)
    {
        state.Money.AddToWallet(to, Token, amount);
        state.Emit(Token, new ERC20.Event.Transfer { From = from, To = to, Value = amount });
    }
}
