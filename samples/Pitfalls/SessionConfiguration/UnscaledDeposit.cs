using Fabstir;
using Fabstir.Abi;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2002: base units that become a deposit without a division.</summary>
internal static class UnscaledDeposit
{
    public static SessionConfig Of(UInt256 units) => new() { DepositAmount = (decimal)units }; // FAB2002: (decimal)units
}
