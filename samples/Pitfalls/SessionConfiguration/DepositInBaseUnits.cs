using Fabstir;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2001: a deposit in base units. Two dollars become two million.</summary>
internal static class DepositInBaseUnits
{
    public static SessionConfig Config => new() { DepositAmount = 2_000_000 }; // FAB2001: 2_000_000
}
