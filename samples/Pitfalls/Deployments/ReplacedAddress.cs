using Fabstir.Abi;

namespace Pitfalls.Deployments;

/// <summary>FAB5001: an address of a deployment that was replaced. What is sent there is read by nobody.</summary>
internal static class ReplacedAddress
{
    public static readonly Address Marketplace = Address.Parse("0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944"); // FAB5001: "0x1273E635
}
