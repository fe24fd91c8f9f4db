using System.Numerics;

namespace Fabstir.ChainFaults.Books;

/// <summary>All money and all transactions of a chain at a moment, as Node.js has read them.</summary>
internal sealed record ChainBooks(
    ulong Block,
    IReadOnlyDictionary<string, AccountBook> Accounts,
    BigInteger EarnedNative,
    BigInteger EarnedUsdc,
    BigInteger FeesNative,
    BigInteger FeesUsdc,
    IReadOnlyList<MinedTransaction> Transactions,
    IReadOnlyList<GivenApproval> Approvals,
    IReadOnlyList<ChainSession> Sessions)
{
    /// <summary>What an account paid for its transactions.</summary>
    public BigInteger GasOf(string account) =>
        Transactions.Where(transaction => transaction.From == account).Aggregate(BigInteger.Zero, static (sum, transaction) => sum + transaction.Fee);
}

/// <summary>What an account has, in base units.</summary>
internal sealed record AccountBook(
    BigInteger Native,
    BigInteger Usdc,
    BigInteger Allowance,
    BigInteger DepositNative,
    BigInteger DepositUsdc,
    BigInteger LockedNative,
    BigInteger LockedUsdc);

/// <summary>A transaction of a block, and what it cost.</summary>
internal sealed record MinedTransaction(string Hash, string From, string? To, ulong Nonce, BigInteger Value, BigInteger Fee, bool HasFailed);

/// <summary>What an account let the marketplace take.</summary>
internal sealed record GivenApproval(string Owner, BigInteger Amount);

/// <summary>A session as the marketplace has it. Status 1 is completed.</summary>
internal sealed record ChainSession(
    string Id, string Depositor, string Host, bool IsNative, BigInteger Deposit, BigInteger Tokens, int Status, BigInteger ToHost, BigInteger Refund);
