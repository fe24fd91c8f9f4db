using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.ChainFaults.Clients;

/// <summary>A deployment whose addresses another process has told.</summary>
internal sealed class GivenDeployment(MarketplaceAddress address) : FabstirDeployment
{
    public override string Name => "Devnet";

    public override ulong ChainId => address.ChainId;

    public override DeployedContract JobMarketplace => Contract(address.JobMarketplace);

    public override DeployedContract NodeRegistry => Contract(address.NodeRegistry);

    public override DeployedContract ModelRegistry => Contract(address.ModelRegistry);

    public override DeployedContract ProofSystem => Contract(address.ProofSystem);

    public override DeployedContract HostEarnings => Contract(address.HostEarnings);

    public override DeployedToken Usdc => new(Address.Parse(address.Usdc), "USDC", 6, default, Name);

    public override DeployedToken Fab => new(Address.Parse(address.Fab), "FAB", 18, default, Name);

    private DeployedContract Contract(string at) => new(Address.Parse(at), default, Name);
}
