namespace Fabstir;

/// <summary>What a pool has used so far. Immutable.</summary>
/// <param name="OpenSessions">How many sessions it has open.</param>
/// <param name="EndedSessions">How many it has given back, because they were used up, over, or failed.</param>
/// <param name="ReceivedTokens">The tokens of all answers.</param>
/// <param name="Cost">What these tokens cost at the prices of their sessions.</param>
/// <param name="Committed">What all sessions cost at most, by what is known now: deposits of those that go on, costs of those that have ended.</param>
public sealed record SessionPoolUsage(int OpenSessions, int EndedSessions, long ReceivedTokens, TokenAmount Cost, TokenAmount Committed);
