namespace Fabstir;

/// <summary>One reason for the place of a host.</summary>
/// <param name="Factor">What was compared.</param>
/// <param name="Observed">What the host has of it, for a person.</param>
/// <param name="Score">0 to 1, with six decimals.</param>
/// <param name="Weight">How much it counts.</param>
public sealed record RankingReason(RankingFactor Factor, string Observed, decimal Score, decimal Weight)
{
    /// <summary>What it adds to the sum of all factors.</summary>
    public decimal Contribution => Score * Weight;
}
