using System.Numerics;
using Fabstir.Abi;
using Fabstir.ChainFaults.Chain;

namespace Fabstir.ChainFaults.Books;

/// <summary>Compares what every account has with what is due to it, to the base unit. All sessions have ended.</summary>
/// <param name="chain">The chain.</param>
/// <param name="before">The books before the first session.</param>
/// <param name="after">The books after the last one, with all transactions since.</param>
internal sealed class MoneyAudit(FaultChain chain, ChainBooks before, ChainBooks after)
{
    /// <summary>By how much a payer's accounts differ from what its sessions cost.</summary>
    public BigInteger DifferenceOf(Address payer, IEnumerable<SessionOrder> orders)
    {
        SessionOrder[] own = [.. orders.Where(order => order.Payer == payer)];
        return DifferenceOf(payer, native: -Sum(own, isNative: true, static order => order.Cost), usdc: -Sum(own, isNative: false, static order => order.Cost));
    }

    /// <summary>By how much the host, the treasury and the contracts differ from what all sessions brought them.</summary>
    public BigInteger DifferenceOfOthers(IReadOnlyCollection<SessionOrder> orders)
    {
        BigInteger difference = DifferenceOf(chain.Host, native: 0, usdc: 0) + DifferenceOf(chain.Devnet.Accounts.Treasury.Address, native: 0, usdc: 0);
        foreach (bool isNative in (bool[])[true, false])
        {
            BigInteger earned = Sum(orders, isNative, static order => order.ToHost);
            BigInteger fees = Sum(orders, isNative, static order => order.Fee);
            difference += Off(before, after, books => isNative ? books.EarnedNative : books.EarnedUsdc, earned);
            difference += Off(before, after, books => isNative ? books.FeesNative : books.FeesUsdc, fees);
            difference += Off(before, after, books => HeldBy(books, chain.Devnet.Deployment.HostEarnings, isNative), earned);
            difference += Off(before, after, books => HeldBy(books, chain.Devnet.Deployment.JobMarketplace, isNative), fees);
        }

        return difference;
    }

    private BigInteger DifferenceOf(Address account, BigInteger native, BigInteger usdc)
    {
        string name = account.ToString();
        AccountBook now = after.Accounts[name];
        return Off(before, after, books => books.Accounts[name].Native, native - after.GasOf(name))
            + Off(before, after, books => books.Accounts[name].Usdc, usdc)
            + Off(before, after, books => books.Accounts[name].DepositNative, 0)
            + Off(before, after, books => books.Accounts[name].DepositUsdc, 0)
            + now.LockedNative + now.LockedUsdc + now.Allowance;
    }

    private static BigInteger HeldBy(ChainBooks books, Address contract, bool isNative)
    {
        AccountBook book = books.Accounts[contract.ToString()];
        return isNative ? book.Native : book.Usdc;
    }

    private static BigInteger Sum(IEnumerable<SessionOrder> orders, bool isNative, Func<SessionOrder, BigInteger> amount) =>
        orders.Where(order => order.IsNative == isNative).Aggregate(BigInteger.Zero, (sum, order) => sum + amount(order));

    private static BigInteger Off(ChainBooks before, ChainBooks after, Func<ChainBooks, BigInteger> amount, BigInteger due) =>
        BigInteger.Abs(amount(after) - amount(before) - due);
}
