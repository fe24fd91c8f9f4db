namespace Fabstir.Host;

/// <summary>When a host claims what it served, and how much it serves before it has claimed. Read when the host starts.</summary>
public sealed class ClaimOptions
{
    /// <summary>
    /// How many tokens a claim in the middle of a session has at least. Default: null, the session's proof interval, and at least 1,000: at 5 USDC for a million
    /// tokens, a claim of 100 earns about a ninth of what its gas costs. Range: 100 to 1,000,000,000. What is claimed at the end of a session is not bound by it.
    /// </summary>
    public int? MinimumClaim { get; set; }

    /// <summary>
    /// How many tokens are served before the chain has them as proven: what a depositor who ends the session first does not pay. Default: 20,000.
    /// Range: 300 to 1,000,000,000. Claims are made early enough, at half of it.
    /// </summary>
    public int MaxUnproven { get; set; } = 20_000;

    /// <summary>What is billed for fewer tokens than a claim may have. Default: <see cref="SmallSessionPolicy.OneHundred"/>.</summary>
    public SmallSessionPolicy SmallSessions { get; set; } = SmallSessionPolicy.OneHundred;

    /// <summary>
    /// How long before a session's deadline the host claims, in the chain's time. Default: 60 s. Range: 1 s to 10 minutes. Of a short proof timeout window it is a quarter
    /// at most.
    /// </summary>
    public TimeSpan DeadlineMargin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the host looks at what is due. Default: 1 s. Range: 10 ms to 1 minute.</summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The least of a claim in the middle of a session: never so much that the cap of unproven tokens would stop the session first.</summary>
    internal long MinimumFor(long proofInterval) =>
        Math.Min(MinimumClaim ?? Math.Max(proofInterval, LeastWorthwhile), MaxUnproven / 2);

    private const int LeastWorthwhile = 1_000;
}
