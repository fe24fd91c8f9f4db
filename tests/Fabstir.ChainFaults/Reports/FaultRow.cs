using System.Numerics;

namespace Fabstir.ChainFaults.Reports;

/// <summary>A line of the table: what a fault did to so many runs.</summary>
/// <param name="Fault">What went wrong.</param>
/// <param name="Runs">How often it was tried.</param>
/// <param name="Expected">How many sessions or payments were asked for.</param>
/// <param name="Received">How many of them the chain has, as they were agreed on and as the client says.</param>
/// <param name="Duplicated">How many the chain has more than once for one request.</param>
/// <param name="Missing">How many it does not have so.</param>
/// <param name="Unaccounted">By how many base units accounts differ from what is due, all differences added.</param>
/// <param name="Hangs">How many did not end within the time that is far more than enough.</param>
internal sealed record FaultRow(string Fault, int Runs, int Expected, int Received, int Duplicated, int Missing, BigInteger Unaccounted, int Hangs)
{
    public bool IsGood => Duplicated == 0 && Missing == 0 && Unaccounted.IsZero && Hangs == 0;
}
