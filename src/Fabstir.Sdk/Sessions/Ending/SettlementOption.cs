namespace Fabstir;

/// <summary>One way of ending a session, and what it costs. Immutable.</summary>
/// <param name="Policy">Which way.</param>
/// <param name="PossibleFrom">From when on it is possible, in the chain's time; null when this account cannot do it at all.</param>
/// <param name="IsPossibleNow">Whether it is possible now.</param>
/// <param name="LeastCost">What it costs at least.</param>
/// <param name="MostCost">What it costs at most: more than the least where the host still may claim.</param>
/// <param name="Reason">Why it costs that, or is not possible, in a sentence.</param>
public sealed record SettlementOption(
    SettlementPolicy Policy, DateTimeOffset? PossibleFrom, bool IsPossibleNow, TokenAmount LeastCost, TokenAmount MostCost, string Reason);
