namespace Fabstir;

/// <summary>Which hosts can be used, which cannot, and why. Immutable, thread-safe.</summary>
/// <param name="Suitable">The best first.</param>
/// <param name="Rejected">Hosts that were asked and are of no use, each with its problem.</param>
/// <param name="NotAsked">How many hosts were not asked, because better ones were found.</param>
public sealed record HostSelectionReport(IReadOnlyList<HostChoice> Suitable, IReadOnlyList<HostProbe> Rejected, int NotAsked);
