using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>How much each factor counts when hosts are compared. Immutable, thread-safe.</summary>
/// <remarks>Weights are 0 to 1,000 and mean something only beside each other: a factor of weight 0 does not count.</remarks>
public sealed record RankingOptions
{
    /// <summary>What sessions are to be paid in: hosts without a price in it are left out. Default: USDC.</summary>
    public PaymentToken PaidIn { get; init; } = PaymentToken.Usdc;

    /// <summary>The wanted region: a location that begins with it, in whatever case. Default: null, the region does not count.</summary>
    public string? Region { get; init; }

    /// <summary>The weight of the price. Default: 40.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public decimal PriceWeight { get; init => field = InRange(value); } = 40;

    /// <summary>The weight of the stake. Default: 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public decimal StakeWeight { get; init => field = InRange(value); } = 15;

    /// <summary>The weight of the reliability; with 0, no sessions on chain are looked at. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public decimal ReliabilityWeight { get; init => field = InRange(value); } = 30;

    /// <summary>The weight of the response time. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public decimal ResponseTimeWeight { get; init => field = InRange(value); } = 10;

    /// <summary>The weight of the region, where one is wanted. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public decimal RegionWeight { get; init => field = InRange(value); } = 5;

    private static decimal InRange(decimal value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1_000 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 to 1,000.");
}
