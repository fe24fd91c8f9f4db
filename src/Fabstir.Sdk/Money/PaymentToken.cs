namespace Fabstir;

/// <summary>What a session is paid in. FAB is for stakes and votes, and pays for nothing.</summary>
public enum PaymentToken
{
    /// <summary>USDC: 6 decimals, a base unit is a millionth of a dollar.</summary>
    Usdc,

    /// <summary>The chain's native currency, ether on Base: 18 decimals, a base unit is a wei.</summary>
    Native,
}
