namespace Fabstir;

/// <summary>Where the rest of a deposit went.</summary>
public enum RefundDestination
{
    /// <summary>Nowhere: nothing was left, or the session runs.</summary>
    None,

    /// <summary>To the depositor's wallet.</summary>
    Wallet,

    /// <summary>To the depositor's deposit balance, because the wallet or the token refused it: withdraw it from there.</summary>
    DepositBalance,
}
