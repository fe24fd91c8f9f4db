using Fabstir.Abi;

namespace Fabstir.Contracts;

/// <summary>A token of a deployment, and how its address is known.</summary>
/// <param name="Address">The address.</param>
/// <param name="Symbol">The short name, such as <c>USDC</c>.</param>
/// <param name="Decimals">How many decimals a whole token has: a whole token is ten to that power of base units.</param>
/// <param name="AsOf">The date of the revision that the source describes.</param>
/// <param name="Source">Where the address is written.</param>
public sealed record DeployedToken(Address Address, string Symbol, int Decimals, DateOnly AsOf, string Source)
{
    /// <summary>The base units of an amount of whole tokens: 1.5 USDC are 1500000.</summary>
    /// <param name="amount">Not negative, with at most <see cref="Decimals"/> decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or has more decimals.</exception>
    public UInt256 ToBaseUnits(decimal amount) => BaseUnits.FromDecimal(amount, Decimals);

    /// <summary>The amount of whole tokens that base units are: 1500000 of USDC are 1.5.</summary>
    /// <param name="units">The base units.</param>
    /// <exception cref="OverflowException">The amount has more digits than a <see cref="decimal"/>.</exception>
    public decimal FromBaseUnits(UInt256 units) => BaseUnits.ToDecimal(units, Decimals);

    /// <summary>The address of the token.</summary>
    public static implicit operator Address(DeployedToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Address;
    }
}
