using Fabstir.Abi;

namespace Fabstir;

/// <summary>Who has how much, in memory. Not thread-safe.</summary>
internal sealed class MockMoney
{
    private readonly Dictionary<(Address Account, Address Token, Place Place), UInt256> _amounts = [];
    private readonly Dictionary<(Address Owner, Address Token, Address Spender), UInt256> _allowances = [];

    private enum Place
    {
        Wallet,
        Deposit,
        Locked,
        Earned,
        Fees,
    }

    public UInt256 Wallet(Address account, Address token) => Get(account, token, Place.Wallet);

    public UInt256 Allowance(Address owner, Address token, Address spender) => _allowances.GetValueOrDefault((owner, token, spender));

    public UInt256 Deposit(Address account, Address token) => Get(account, token, Place.Deposit);

    public UInt256 Locked(Address account, Address token) => Get(account, token, Place.Locked);

    public UInt256 Earned(Address account, Address token) => Get(account, token, Place.Earned);

    public UInt256 Fees(Address token) => Get(default, token, Place.Fees);

    public void AddToWallet(Address account, Address token, UInt256 amount) => Add(account, token, Place.Wallet, amount);

    public void Approve(Address owner, Address token, Address spender, UInt256 amount) => _allowances[(owner, token, spender)] = amount;

    public void Earn(Address host, Address token, UInt256 amount) => Add(host, token, Place.Earned, amount);

    public void CollectFee(Address token, UInt256 amount) => Add(default, token, Place.Fees, amount);

    public void AddToDeposit(Address account, Address token, UInt256 amount) => Add(account, token, Place.Deposit, amount);

    public void TakeFromDeposit(Address account, Address token, UInt256 amount) => Take(account, token, Place.Deposit, amount, "Insufficient balance");

    public void Lock(Address account, Address token, UInt256 amount) => Add(account, token, Place.Locked, amount);

    public void Release(Address account, Address token, UInt256 amount) => Take(account, token, Place.Locked, amount, "Insufficient balance");

    /// <exception cref="MockRevert">The wallet has less, or of a token the spender was not allowed as much.</exception>
    public void CheckWallet(Address account, Address token, Address spender, UInt256 amount)
    {
        MockRevert.If(!token.IsZero && Allowance(account, token, spender) < amount, "Insufficient allowance");
        MockRevert.If(Wallet(account, token) < amount, "Insufficient balance");
    }

    /// <summary>Takes from a wallet, and of tokens also from the spender's allowance.</summary>
    public void TakeFromWallet(Address account, Address token, Address spender, UInt256 amount)
    {
        CheckWallet(account, token, spender, amount);
        if (!token.IsZero)
        {
            _allowances[(account, token, spender)] = Allowance(account, token, spender) - amount;
        }

        SendFromWallet(account, token, amount);
    }

    /// <summary>Takes from the wallet of whoever sends.</summary>
    public void SendFromWallet(Address account, Address token, UInt256 amount) => Take(account, token, Place.Wallet, amount, "Insufficient balance");

    /// <summary>Earnings go to the host's wallet.</summary>
    public void PayOut(Address host, Address token, UInt256 amount)
    {
        Take(host, token, Place.Earned, amount, "Insufficient earnings");
        AddToWallet(host, token, amount);
    }

    /// <summary>Takes all fees of a token.</summary>
    public UInt256 TakeFees(Address token) => _amounts.Remove((default, token, Place.Fees), out UInt256 amount) ? amount : UInt256.Zero;

    private UInt256 Get(Address account, Address token, Place place) => _amounts.GetValueOrDefault((account, token, place));

    private void Add(Address account, Address token, Place place, UInt256 amount) => _amounts[(account, token, place)] = Get(account, token, place) + amount;

    private void Take(Address account, Address token, Place place, UInt256 amount, string reason)
    {
        UInt256 has = Get(account, token, place);
        _amounts[(account, token, place)] = has >= amount ? has - amount : throw new MockRevert(reason);
    }
}
