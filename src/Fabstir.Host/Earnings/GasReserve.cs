using System.Numerics;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Works out how much gas money the host should have.</summary>
internal static class GasReserve
{
    private const int Headroom = 2;

    /// <param name="options">The host's.</param>
    /// <param name="sessions">How many sessions it serves, the new one included.</param>
    /// <param name="baseFee">Of the newest block; null on a chain without one.</param>
    public static Wei Of(GasOptions options, int sessions, Wei? baseFee)
    {
        BigInteger reserve = (BigInteger)options.ReservePerSession * sessions * Headroom * (baseFee?.Value ?? UInt256.Zero);
        return reserve > options.MinimumBalance.Value ? new Wei((UInt256)reserve) : options.MinimumBalance;
    }
}
