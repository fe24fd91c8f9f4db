using System.Numerics;
using Fabstir.Abi;
using Fabstir.ChainFaults.Books;
using Fabstir.Development;

namespace Fabstir.StreamTestbed.Bills;

/// <summary>Compares what the chain has with what bills say, to the base unit. All sessions have ended.</summary>
/// <param name="devnet">The chain.</param>
/// <param name="before">The books before the first session.</param>
/// <param name="after">The books after the last one, with all transactions since.</param>
internal sealed class BillAudit(Devnet devnet, ChainBooks before, ChainBooks after)
{
    private const int Active = 0;

    /// <summary>By how much sessions differ from their bills. One that has not ended differs by its deposit.</summary>
    public BigInteger DifferenceOf(IEnumerable<ServiceBill> bills) => bills.Aggregate(BigInteger.Zero, (sum, bill) => sum + DifferenceOf(bill));

    /// <summary>By how much a session differs from its bill.</summary>
    public BigInteger DifferenceOf(ServiceBill bill)
    {
        ChainSession? session = after.Sessions.SingleOrDefault(session => session.Id == bill.SessionId && session.Depositor == bill.Payer.ToString());
        return session is null || session.Status == Active
            ? bill.Deposit
            : BigInteger.Abs(session.Tokens - bill.Billed)
                + BigInteger.Abs(session.Deposit - bill.Deposit)
                + BigInteger.Abs(session.ToHost - bill.ToHost)
                + BigInteger.Abs(session.Refund - (bill.Deposit - bill.Cost));
    }

    /// <summary>What the chain says of a session that differs from its bill.</summary>
    public string Explain(ServiceBill bill) =>
        after.Sessions.SingleOrDefault(session => session.Id == bill.SessionId) is { } session
            ? $"session {bill.SessionId}: {bill.Served} tokens served, {bill.Billed} to be billed, {session.Tokens} proven, {session.ToHost} to the host, {session.Refund} of {session.Deposit} back, status {session.Status}"
            : $"session {bill.SessionId}: the chain has none";

    /// <summary>By how much all accounts differ from what all sessions took from them and gave to them.</summary>
    public BigInteger DifferenceOfAccounts(IReadOnlyCollection<ServiceBill> bills)
    {
        BigInteger difference = bills.GroupBy(static bill => bill.Payer).Aggregate(
            BigInteger.Zero, (sum, own) => sum + DifferenceOf(own.Key, -Sum(own, static bill => bill.Cost)));
        BigInteger toHost = Sum(bills, static bill => bill.ToHost);
        BigInteger fees = Sum(bills, static bill => bill.Fee);
        Address host = devnet.Accounts.Host.Address;
        return difference
            + DifferenceOf(devnet.Accounts.Treasury.Address, usdc: 0)
            + GasDifferenceOf(host)
            + Off(books => books.EarnedUsdc + books.Accounts[host.ToString()].Usdc, toHost)
            + Off(books => books.FeesUsdc, fees)
            + Off(books => books.Accounts[devnet.Deployment.JobMarketplace.Address.ToString()].Usdc, fees);
    }

    private BigInteger DifferenceOf(Address account, BigInteger usdc)
    {
        AccountBook now = after.Accounts[account.ToString()];
        return GasDifferenceOf(account)
            + Off(books => books.Accounts[account.ToString()].Usdc, usdc)
            + Off(books => books.Accounts[account.ToString()].DepositUsdc, 0)
            + now.LockedNative + now.LockedUsdc + now.Allowance;
    }

    private BigInteger GasDifferenceOf(Address account) => Off(books => books.Accounts[account.ToString()].Native, -after.GasOf(account.ToString()));

    private static BigInteger Sum(IEnumerable<ServiceBill> bills, Func<ServiceBill, BigInteger> amount) =>
        bills.Aggregate(BigInteger.Zero, (sum, bill) => sum + amount(bill));

    private BigInteger Off(Func<ChainBooks, BigInteger> amount, BigInteger due) => BigInteger.Abs(amount(after) - amount(before) - due);
}
