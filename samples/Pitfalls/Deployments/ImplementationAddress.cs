using Fabstir.Abi;

namespace Pitfalls.Deployments;

/// <summary>FAB5002: an address that is no contract to call. The code is there, and the sessions are elsewhere.</summary>
internal static class ImplementationAddress
{
    public static readonly Address Marketplace = Address.Parse("0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba"); // FAB5002: "0x51C3F60D
}
