using Fabstir.ChainFaults.Chain;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Clients;

/// <summary>Writes what client processes are told.</summary>
/// <param name="chain">The chain that they work on.</param>
/// <param name="journals">Where their journals are; null for journals that forget with the process.</param>
internal sealed class Assignments(FaultChain chain, JournalFolder? journals)
{
    private readonly MarketplaceAddress _marketplace = AddressOf(chain);

    /// <summary>Open a session and end it.</summary>
    public ClientCommand Open(Payer payer, int number, StopPoint? stop) =>
        new(_marketplace, payer.Number, number, journals?.PathOf(payer.Number, number), Recovers: false, stop);

    /// <summary>Take up what another process has begun, and do the rest of it.</summary>
    public ClientCommand Recover(Payer payer, int number) => Open(payer, number, stop: null) with { Recovers = true };

    private static MarketplaceAddress AddressOf(FaultChain chain)
    {
        DevnetDeployment deployment = chain.Devnet.Deployment;
        return new MarketplaceAddress(
            chain.Devnet.RpcUrl,
            chain.Devnet.ChainId,
            deployment.JobMarketplace.Address.ToString(),
            deployment.NodeRegistry.Address.ToString(),
            deployment.ModelRegistry.Address.ToString(),
            deployment.ProofSystem.Address.ToString(),
            deployment.HostEarnings.Address.ToString(),
            deployment.Usdc.Address.ToString(),
            deployment.Fab.Address.ToString(),
            chain.Host.ToString(),
            chain.Devnet.Model.Id.ToString());
    }
}
