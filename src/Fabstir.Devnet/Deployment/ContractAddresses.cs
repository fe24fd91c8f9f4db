using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Development;

/// <summary>Where the contracts and tokens of a marketplace are, whatever the chain.</summary>
internal sealed record ContractAddresses(
    Address JobMarketplace, Address NodeRegistry, Address ModelRegistry, Address ProofSystem, Address HostEarnings, Address Usdc, Address Fab)
{
    public static ContractAddresses Of(FabstirDeployment deployment) => new(
        deployment.JobMarketplace,
        deployment.NodeRegistry,
        deployment.ModelRegistry,
        deployment.ProofSystem,
        deployment.HostEarnings,
        deployment.Usdc,
        deployment.Fab);
}
