using System.Numerics;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>An amount of a chain's native currency in its smallest unit: 10^18 wei are one ether.</summary>
/// <param name="Value">The number of wei.</param>
/// <remarks>Its own type, so that no token amount, price or gas limit is sent as value. Arithmetic is checked. Thread-safe.</remarks>
public readonly record struct Wei(UInt256 Value) : IComparable<Wei>, IAdditionOperators<Wei, Wei, Wei>, ISubtractionOperators<Wei, Wei, Wei>,
    IComparisonOperators<Wei, Wei, bool>
{
    private const int EtherDecimals = 18;
    private const int GweiDecimals = 9;

    /// <summary>Nothing.</summary>
    public static Wei Zero => default;

    /// <summary>An amount given in ether.</summary>
    /// <param name="ether">Not negative, with at most 18 decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or has more decimals.</exception>
    public static Wei FromEther(decimal ether) => new(BaseUnits.FromDecimal(ether, EtherDecimals));

    /// <summary>An amount given in gwei, 10^9 wei: what gas prices are quoted in.</summary>
    /// <param name="gwei">Not negative, with at most 9 decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or has more decimals.</exception>
    public static Wei FromGwei(decimal gwei) => new(BaseUnits.FromDecimal(gwei, GweiDecimals));

    /// <summary>The amount in ether.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/>.</exception>
    public decimal ToEther() => BaseUnits.ToDecimal(Value, EtherDecimals);

    /// <inheritdoc/>
    public int CompareTo(Wei other) => Value.CompareTo(other.Value);

    /// <summary>The number of wei and the unit.</summary>
    public override string ToString() => $"{Value} wei";

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">It is 2^256 or more.</exception>
    public static Wei operator +(Wei left, Wei right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">It is below zero.</exception>
    public static Wei operator -(Wei left, Wei right) => new(left.Value - right.Value);

    /// <summary>Whether <paramref name="left"/> is the smaller.</summary>
    public static bool operator <(Wei left, Wei right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> is the smaller, or both are equal.</summary>
    public static bool operator <=(Wei left, Wei right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is the larger.</summary>
    public static bool operator >(Wei left, Wei right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is the larger, or both are equal.</summary>
    public static bool operator >=(Wei left, Wei right) => left.Value >= right.Value;
}
