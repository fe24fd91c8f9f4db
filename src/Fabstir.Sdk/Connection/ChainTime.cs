using System.Numerics;

namespace Fabstir;

/// <summary>Times as contracts write them.</summary>
internal static class ChainTime
{
    /// <summary>Seconds since 1970; what no calendar has becomes the last moment of ours.</summary>
    public static DateTimeOffset FromSeconds(BigInteger seconds) => seconds >= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        ? DateTimeOffset.MaxValue
        : DateTimeOffset.FromUnixTimeSeconds((long)seconds);
}
