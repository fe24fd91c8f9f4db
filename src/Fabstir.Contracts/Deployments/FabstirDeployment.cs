namespace Fabstir.Contracts;

/// <summary>Where the marketplace is on a chain. Immutable, thread-safe.</summary>
public abstract class FabstirDeployment
{
    /// <summary>The name of the chain.</summary>
    public abstract string Name { get; }

    /// <summary>The id of the chain (EIP-155).</summary>
    public abstract ulong ChainId { get; }

    /// <summary>Sessions, deposits and settlements.</summary>
    public abstract DeployedContract JobMarketplace { get; }

    /// <summary>Hosts, their stakes, models and prices.</summary>
    public abstract DeployedContract NodeRegistry { get; }

    /// <summary>Models and votes on them.</summary>
    public abstract DeployedContract ModelRegistry { get; }

    /// <summary>Hashes of proofs that were used.</summary>
    public abstract DeployedContract ProofSystem { get; }

    /// <summary>What hosts have earned and not yet withdrawn.</summary>
    public abstract DeployedContract HostEarnings { get; }

    /// <summary>The token that sessions are paid in.</summary>
    public abstract DeployedToken Usdc { get; }

    /// <summary>The token of stakes and votes. Never of payments: the marketplace refuses it.</summary>
    public abstract DeployedToken Fab { get; }
}
