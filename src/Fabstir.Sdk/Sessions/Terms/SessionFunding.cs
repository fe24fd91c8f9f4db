namespace Fabstir;

/// <summary>Where the deposit of a session comes from.</summary>
public enum SessionFunding
{
    /// <summary>The wallet: USDC by an approval that the client gives, native currency sent along.</summary>
    Wallet,

    /// <summary>The deposit balance at the marketplace, filled before by <see cref="FabstirPayments.DepositAsync"/>.</summary>
    DepositBalance,
}
