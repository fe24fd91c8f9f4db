using Fabstir;

namespace Pitfalls.Sessions;

/// <summary>FAB4006: a public host without encryption. Whoever is in between reads and changes what the chain says.</summary>
internal static class PlaintextEndpoint
{
    public static FabstirOptions Options => new() { RpcUrl = new Uri(/* a public one */ "http://sepolia.base.org") }; // FAB4006: new Uri
}
