namespace Fabstir.Host;

/// <summary>How many tokens to claim now, so that in the end a session of 100 tokens or more is billed exactly, and none is billed twice.</summary>
/// <remarks>
/// No claim has fewer than the smallest number of tokens. So that none are left over at the end, at least that many stay unproven until then, and the last claim has
/// once to twice of it, or more.
/// </remarks>
internal static class ClaimSize
{
    /// <returns>The tokens of the claim; 0 to claim nothing now.</returns>
    public static long Of(ClaimSituation situation)
    {
        long wanted = Math.Min(Wanted(situation), situation.MaxTokens - situation.Proven);
        return wanted < situation.SmallestClaim ? 0 : Split(wanted, situation);
    }

    private static long Wanted(ClaimSituation situation)
    {
        long unproven = situation.Served - situation.Proven;
        long certain = situation.Moment == ClaimMoment.Final ? unproven : unproven - situation.Unacknowledged;
        long spare = unproven - Math.Max(situation.SmallestClaim, situation.Unacknowledged);
        return situation.Moment switch
        {
            ClaimMoment.Running => spare >= situation.MinimumClaim ? spare : 0,
            ClaimMoment.Closing when spare >= situation.SmallestClaim => spare,
            _ when certain >= situation.SmallestClaim => certain,
            ClaimMoment.Stopping => 0,
            _ => Padded(situation, certain),
        };
    }

    // Only a first claim is padded: whoever was billed already is billed exactly.
    private static long Padded(ClaimSituation situation, long certain) =>
        situation.Proven > 0 || certain <= 0 ? 0 : situation.SmallSessions switch
        {
            SmallSessionPolicy.OneHundred => situation.SmallestClaim,
            SmallSessionPolicy.ProofInterval => Math.Max(situation.SmallestClaim, situation.ProofInterval),
            _ => 0,
        };

    // What the rate does not allow in this block waits for a later one: it has to be enough for a claim of its own.
    private static long Split(long wanted, ClaimSituation situation)
    {
        long now = Math.Min(wanted, situation.LargestClaim);
        long later = wanted - now;
        if (later > 0 && later < situation.SmallestClaim)
        {
            now = wanted - situation.SmallestClaim;
        }

        return now < situation.SmallestClaim ? 0 : now;
    }
}
