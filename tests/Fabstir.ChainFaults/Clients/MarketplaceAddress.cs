using Fabstir.Development;

namespace Fabstir.ChainFaults.Clients;

/// <summary>Where a marketplace is.</summary>
internal sealed record MarketplaceAddress(
    Uri Url,
    ulong ChainId,
    string JobMarketplace,
    string NodeRegistry,
    string ModelRegistry,
    string ProofSystem,
    string HostEarnings,
    string Usdc,
    string Fab,
    string Host,
    string Model)
{
    public static MarketplaceAddress Of(Devnet devnet) => new(
        devnet.RpcUrl,
        devnet.ChainId,
        devnet.Deployment.JobMarketplace.Address.ToString(),
        devnet.Deployment.NodeRegistry.Address.ToString(),
        devnet.Deployment.ModelRegistry.Address.ToString(),
        devnet.Deployment.ProofSystem.Address.ToString(),
        devnet.Deployment.HostEarnings.Address.ToString(),
        devnet.Deployment.Usdc.Address.ToString(),
        devnet.Deployment.Fab.Address.ToString(),
        devnet.Accounts.Host.Address.ToString(),
        devnet.Model.Id.ToString());
}
