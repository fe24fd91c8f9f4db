using Fabstir.Contracts;

namespace Fabstir.Development;

/// <summary>Where the marketplace is on a local chain.</summary>
public sealed class DevnetDeployment : FabstirDeployment
{
    internal DevnetDeployment(
        ulong chainId,
        DeployedContract jobMarketplace,
        DeployedContract nodeRegistry,
        DeployedContract modelRegistry,
        DeployedContract proofSystem,
        DeployedContract hostEarnings,
        DeployedToken usdc,
        DeployedToken fab)
    {
        ChainId = chainId;
        JobMarketplace = jobMarketplace;
        NodeRegistry = nodeRegistry;
        ModelRegistry = modelRegistry;
        ProofSystem = proofSystem;
        HostEarnings = hostEarnings;
        Usdc = usdc;
        Fab = fab;
    }

    /// <inheritdoc/>
    public override string Name => "Devnet";

    /// <inheritdoc/>
    public override ulong ChainId { get; }

    /// <inheritdoc/>
    public override DeployedContract JobMarketplace { get; }

    /// <inheritdoc/>
    public override DeployedContract NodeRegistry { get; }

    /// <inheritdoc/>
    public override DeployedContract ModelRegistry { get; }

    /// <inheritdoc/>
    public override DeployedContract ProofSystem { get; }

    /// <inheritdoc/>
    public override DeployedContract HostEarnings { get; }

    /// <inheritdoc/>
    public override DeployedToken Usdc { get; }

    /// <inheritdoc/>
    public override DeployedToken Fab { get; }
}
