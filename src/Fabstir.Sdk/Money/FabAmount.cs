using Fabstir.Abi;

namespace Fabstir;

/// <summary>An amount of FAB, the token of stakes and votes: exact base units, that show themselves in whole FAB. Immutable, thread-safe.</summary>
/// <param name="BaseUnits">Base units: a whole FAB is 10^18 of them.</param>
/// <remarks>It is no <see cref="TokenAmount"/>, because no session can be paid with it.</remarks>
public readonly record struct FabAmount(UInt256 BaseUnits) : IComparable<FabAmount>
{
    private const int Decimals = 18;

    /// <summary>An amount given in whole FAB: 1.5 is 1.5 × 10^18 base units.</summary>
    /// <param name="amount">Not negative, with at most 18 decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or has more decimals: nothing is rounded.</exception>
    public static FabAmount FromDecimal(decimal amount) => new(Abi.BaseUnits.FromDecimal(amount, Decimals));

    /// <summary>The amount in whole FAB.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/>.</exception>
    public decimal ToDecimal() => Abi.BaseUnits.ToDecimal(BaseUnits, Decimals);

    /// <summary>Compares base units.</summary>
    /// <param name="other">Another amount.</param>
    public int CompareTo(FabAmount other) => BaseUnits.CompareTo(other.BaseUnits);

    /// <summary>Whether one amount is less than another.</summary>
    public static bool operator <(FabAmount left, FabAmount right) => left.CompareTo(right) < 0;

    /// <summary>Whether one amount is more than another.</summary>
    public static bool operator >(FabAmount left, FabAmount right) => left.CompareTo(right) > 0;

    /// <summary>Whether one amount is at most another.</summary>
    public static bool operator <=(FabAmount left, FabAmount right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one amount is at least another.</summary>
    public static bool operator >=(FabAmount left, FabAmount right) => left.CompareTo(right) >= 0;

    /// <summary>Whole FAB and the name, such as <c>1000 FAB</c>.</summary>
    public override string ToString()
    {
        UInt256 scale = 1_000_000_000_000_000_000UL;
        string fraction = (BaseUnits % scale).ToString().PadLeft(Decimals, '0').TrimEnd('0');
        return $"{BaseUnits / scale}{(fraction.Length == 0 ? "" : ".")}{fraction} FAB";
    }
}
