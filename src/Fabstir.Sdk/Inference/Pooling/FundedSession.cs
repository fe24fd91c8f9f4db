namespace Fabstir;

/// <summary>A session of a pool that is open on chain.</summary>
/// <param name="Key">What stands for it in the budget.</param>
/// <param name="Session">The session.</param>
internal sealed record FundedSession(object Key, FabstirSession Session);
