using System.Globalization;
using System.Numerics;

namespace Fabstir;

/// <summary>Puts hosts of a model in order. The same hosts and options give the same order, in every culture and on every machine.</summary>
public static class HostRanking
{
    private const int Precision = 1_000_000;

    /// <summary>Compares hosts. Nothing is read or written.</summary>
    /// <param name="hosts">The hosts, each with how it has behaved.</param>
    /// <param name="model">The model that they are wanted for: hosts without a price for it are left out.</param>
    /// <param name="options">What counts; null for the defaults.</param>
    /// <returns>The best first; hosts of one score are in the order of price, then of address.</returns>
    public static IReadOnlyList<RankedHost> Rank(
        IEnumerable<(RegisteredHost Host, HostReliability Reliability)> hosts, ModelId model, RankingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        options ??= new RankingOptions();
        Candidate[] candidates =
        [
            .. hosts
                .Select(one => one.Host.PriceOf(model, options.PaidIn) is { } price ? new Candidate(one.Host, price, one.Reliability) : null)
                .OfType<Candidate>(),
        ];
        if (candidates.Length == 0)
        {
            return [];
        }

        Field field = new(
            candidates.Min(static one => one.Price.BaseUnits),
            candidates.Max(static one => one.Host.Stake.BaseUnits),
            candidates.Select(static one => one.Reliability.MeanResponseTime).OfType<TimeSpan>().DefaultIfEmpty().Min());
        return
        [
            .. candidates
                .Select(one => Describe(one, field, options))
                .OrderByDescending(static one => one.Score)
                .ThenBy(static one => one.Price.BaseUnits)
                .ThenBy(static one => one.Host.Address.ToString(), StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static RankedHost Describe(Candidate candidate, Field field, RankingOptions options)
    {
        (RegisteredHost host, TokenPrice price, HostReliability reliability) = candidate;
        List<RankingReason> reasons =
        [
            new(RankingFactor.Price, price.ToString(), Ratio(field.LowestPrice, price.BaseUnits), options.PriceWeight),
            new(RankingFactor.Stake, host.Stake.ToString(), Ratio(host.Stake.BaseUnits, field.HighestStake), options.StakeWeight),
            new(RankingFactor.Reliability, Text(reliability), ScoreOf(reliability), options.ReliabilityWeight),
            new(
                RankingFactor.ResponseTime,
                Text(reliability.MeanResponseTime),
                ScoreOf(reliability.MeanResponseTime, field.FastestResponse),
                options.ResponseTimeWeight),
        ];
        if (options.Region is { } region)
        {
            string location = host.Metadata?.Location ?? "";
            decimal score = location.StartsWith(region, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            reasons.Add(new RankingReason(RankingFactor.Region, location.Length == 0 ? "unknown" : location, score, options.RegionWeight));
        }

        decimal weight = reasons.Sum(static reason => reason.Weight);
        decimal sum = weight == 0 ? 0 : Math.Round(reasons.Sum(static reason => reason.Contribution) / weight, 6, MidpointRounding.ToEven);
        return new RankedHost(host, price, reliability, sum, reasons);
    }

    private static decimal ScoreOf(HostReliability reliability) =>
        Ratio(reliability.Succeeded + reliability.ObservedSuccesses + 1, reliability.Known + 2);

    private static decimal ScoreOf(TimeSpan? time, TimeSpan fastest) => time is { } mean ? Ratio(fastest.Ticks, mean.Ticks) : 0.5m;

    // Whole numbers, cut after six decimals: no rounding of floating point decides about an order.
    private static decimal Ratio(BigInteger part, BigInteger whole) => whole.IsZero ? 1 : (decimal)(part * Precision / whole) / Precision;

    private static string Text(HostReliability reliability) => reliability.Known == 0
        ? "unknown"
        : string.Create(CultureInfo.InvariantCulture, $"{reliability.Succeeded + reliability.ObservedSuccesses} of {reliability.Known} succeeded");

    private static string Text(TimeSpan? time) =>
        time is { } mean ? string.Create(CultureInfo.InvariantCulture, $"{mean.TotalMilliseconds:0} ms") : "unknown";

    private sealed record Candidate(RegisteredHost Host, TokenPrice Price, HostReliability Reliability);

    private sealed record Field(BigInteger LowestPrice, BigInteger HighestStake, TimeSpan FastestResponse);
}
