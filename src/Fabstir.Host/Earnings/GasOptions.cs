using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>How much the host's account has to have for gas before it takes new sessions. Read when the host starts.</summary>
public sealed class GasOptions
{
    /// <summary>
    /// How many units of gas each served session, and the new one, may still need: claims and a completion. Default: 600,000. Range: 0 to 100,000,000. Multiplied by
    /// twice the base fee of the newest block; running sessions go on whatever the balance is.
    /// </summary>
    public ulong ReservePerSession { get; set; } = 600_000;

    /// <summary>What the account has to have in any case. Default: 0. A chain's own fee for data, such as that of Base, is not in the reserve.</summary>
    public Wei MinimumBalance { get; set; }
}
