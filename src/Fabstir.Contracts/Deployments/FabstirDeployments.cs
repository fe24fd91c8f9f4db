namespace Fabstir.Contracts;

/// <summary>The deployments of the marketplace that are known by name.</summary>
public static class FabstirDeployments
{
    /// <summary>Base Sepolia, the test network of Base: chain 84532.</summary>
    public static BaseSepoliaDeployment BaseSepolia { get; } = new();
}
