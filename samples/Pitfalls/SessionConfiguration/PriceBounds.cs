using Fabstir.Contracts;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2004: a price that no session can have, and one of the time before prices were for 1,000 tokens.</summary>
internal static class PriceBounds
{
    public static object[] Register(FabstirDeployment deployment) =>
    [
        new NodeRegistry.Functions.SetModelTokenPricing { ModelId = default, Token = deployment.Usdc, Price = 200 }, // FAB2004: 200
        new NodeRegistry.Functions.SetModelTokenPricing { ModelId = default, Token = deployment.Usdc, Price = 500_000_000 }, // FAB2004: 500_000_000
    ];
}
