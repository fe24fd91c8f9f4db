using Fabstir.Abi;

namespace Fabstir;

/// <summary>For how many LLM tokens a host bills at most, when it has served some.</summary>
internal static class ServiceBill
{
    /// <summary>
    /// Nothing for nothing; below the smallest claim, the smallest claim or the proof interval, because hosts may pad their first claim up to that; else what
    /// was served, because tokens after a padded claim are free up to what is paid.
    /// </summary>
    public static UInt256 TokensFor(UInt256 served, UInt256 proofInterval, UInt256 smallestClaim) =>
        served.IsZero ? UInt256.Zero : UInt256.Max(served, UInt256.Max(proofInterval, smallestClaim));
}
