using Fabstir.Contracts;

namespace Fabstir.Development;

/// <summary>Where the marketplace is on a local chain.</summary>
public sealed class DevnetDeployment : FabstirDeployment
{
    private const string Source = "Fabstir.Devnet";

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

    internal static DevnetDeployment Create(ulong chainId, ContractAddresses addresses, DateOnly asOf) => new(
        chainId,
        new DeployedContract(addresses.JobMarketplace, asOf, Source),
        new DeployedContract(addresses.NodeRegistry, asOf, Source),
        new DeployedContract(addresses.ModelRegistry, asOf, Source),
        new DeployedContract(addresses.ProofSystem, asOf, Source),
        new DeployedContract(addresses.HostEarnings, asOf, Source),
        new DeployedToken(addresses.Usdc, "USDC", 6, asOf, Source),
        new DeployedToken(addresses.Fab, "FAB", 18, asOf, Source));
}
