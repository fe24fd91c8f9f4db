using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>What the chain says about a session and the rules of its claims, in one block. Immutable.</summary>
/// <param name="State">The session.</param>
/// <param name="DisputeWindow">How long after the last proof the host waits before it completes: <c>disputeWindow()</c>.</param>
/// <param name="SmallestClaim">The fewest tokens of a claim: <c>MIN_PROVEN_TOKENS()</c>.</param>
/// <param name="TokensPerSecond">What the model's host is believed to serve: <c>getModelRateLimit</c>. A claim may be twice that for the time since the last one.</param>
/// <param name="FeeBasisPoints">The treasury's share: <c>feeBasisPoints()</c>.</param>
/// <param name="IsPaused">Whether claims are stopped: <c>paused()</c>.</param>
/// <param name="Balance">What the host's account has for gas.</param>
internal sealed record SessionReading(
    SessionState State, TimeSpan DisputeWindow, long SmallestClaim, long TokensPerSecond, long FeeBasisPoints, bool IsPaused, Wei Balance)
{
    /// <summary>How many tokens the deposit pays for.</summary>
    public long MaxTokens => TokenCount.Of(State.Terms.MaxTokens);

    /// <summary>How many tokens are proven.</summary>
    public long Proven => TokenCount.Of(State.ProvenTokens);
}
