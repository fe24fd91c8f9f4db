using Fabstir.Abi;

namespace Fabstir;

/// <summary>Who has how much, in memory. Not thread-safe.</summary>
internal sealed class MockMoney
{
    private readonly Dictionary<(Address Account, Address Token, Place Place), UInt256> _amounts = [];

    private enum Place
    {
        Wallet,
        Allowance,
        Deposit,
        Locked,
        Earned,
        Fees,
    }

    public UInt256 Wallet(Address account, Address token) => Get(account, token, Place.Wallet);

    public UInt256 Allowance(Address account, Address token) => Get(account, token, Place.Allowance);

    public UInt256 Deposit(Address account, Address token) => Get(account, token, Place.Deposit);

    public UInt256 Locked(Address account, Address token) => Get(account, token, Place.Locked);

    public UInt256 Earned(Address account, Address token) => Get(account, token, Place.Earned);

    public UInt256 Fees(Address token) => Get(default, token, Place.Fees);

    public void AddToWallet(Address account, Address token, UInt256 amount) => Add(account, token, Place.Wallet, amount);

    public void Approve(Address account, Address token, UInt256 amount) => _amounts[(account, token, Place.Allowance)] = amount;

    public void Earn(Address host, Address token, UInt256 amount) => Add(host, token, Place.Earned, amount);

    public void CollectFee(Address token, UInt256 amount) => Add(default, token, Place.Fees, amount);

    public void AddToDeposit(Address account, Address token, UInt256 amount) => Add(account, token, Place.Deposit, amount);

    public void TakeFromDeposit(Address account, Address token, UInt256 amount) => Take(account, token, Place.Deposit, amount, "Insufficient balance");

    public void Lock(Address account, Address token, UInt256 amount) => Add(account, token, Place.Locked, amount);

    public void Release(Address account, Address token, UInt256 amount) => Take(account, token, Place.Locked, amount, "Insufficient balance");

    /// <summary>Takes from a wallet, and of tokens also from the marketplace's allowance.</summary>
    public void TakeFromWallet(Address account, Address token, UInt256 amount)
    {
        if (!token.IsZero)
        {
            Take(account, token, Place.Allowance, amount, "Insufficient allowance");
        }

        Take(account, token, Place.Wallet, amount, "Insufficient balance");
    }

    private UInt256 Get(Address account, Address token, Place place) => _amounts.GetValueOrDefault((account, token, place));

    private void Add(Address account, Address token, Place place, UInt256 amount) => _amounts[(account, token, place)] = Get(account, token, place) + amount;

    private void Take(Address account, Address token, Place place, UInt256 amount, string reason)
    {
        UInt256 has = Get(account, token, place);
        _amounts[(account, token, place)] = has >= amount ? has - amount : throw new MockRevert(reason);
    }
}
