namespace Fabstir;

/// <summary>A host in its place, and why it has it. Immutable, thread-safe.</summary>
/// <param name="Host">The host.</param>
/// <param name="Price">What it asks for the model.</param>
/// <param name="Reliability">How it has behaved.</param>
/// <param name="Score">0 to 1: the reasons, each by its weight.</param>
/// <param name="Reasons">The reasons, in the order of <see cref="RankingFactor"/>.</param>
public sealed record RankedHost(RegisteredHost Host, TokenPrice Price, HostReliability Reliability, decimal Score, IReadOnlyList<RankingReason> Reasons);
