using Fabstir.Ethereum;

namespace Fabstir.Contracts;

/// <summary>The clients of one deployment over one transport. Thread-safe as the transport is.</summary>
public sealed class FabstirContracts
{
    /// <summary>Makes the clients. Nothing is sent.</summary>
    /// <param name="transport">How calls and transactions reach the chain.</param>
    /// <param name="deployment">Where the contracts are.</param>
    public FabstirContracts(IContractTransport transport, FabstirDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(deployment);
        Deployment = deployment;
        JobMarketplace = new JobMarketplace(transport, deployment.JobMarketplace);
        NodeRegistry = new NodeRegistry(transport, deployment.NodeRegistry);
        ModelRegistry = new ModelRegistry(transport, deployment.ModelRegistry);
        ProofSystem = new ProofSystem(transport, deployment.ProofSystem);
        HostEarnings = new HostEarnings(transport, deployment.HostEarnings);
        Usdc = new ERC20(transport, deployment.Usdc);
        Fab = new ERC20(transport, deployment.Fab);
    }

    /// <summary>Where the contracts are.</summary>
    public FabstirDeployment Deployment { get; }

    /// <summary>Sessions, deposits and settlements.</summary>
    public JobMarketplace JobMarketplace { get; }

    /// <summary>Hosts, their stakes, models and prices.</summary>
    public NodeRegistry NodeRegistry { get; }

    /// <summary>Models and votes on them.</summary>
    public ModelRegistry ModelRegistry { get; }

    /// <summary>Hashes of proofs that were used.</summary>
    public ProofSystem ProofSystem { get; }

    /// <summary>What hosts have earned and not yet withdrawn.</summary>
    public HostEarnings HostEarnings { get; }

    /// <summary>The token that sessions are paid in.</summary>
    public ERC20 Usdc { get; }

    /// <summary>The token of stakes and votes.</summary>
    public ERC20 Fab { get; }
}
