using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Calls should be aggregated, and there is no Multicall3 on the chain.</summary>
public sealed class MulticallNotDeployedException : EthereumException
{
    /// <summary>Describes a contract that is not there.</summary>
    /// <param name="contract">Where it should be.</param>
    public MulticallNotDeployedException(Address contract)
        : base($"There is no Multicall3 at {contract} on this chain, or not yet in that block: give its address, or use a batch of the transport.") =>
        Contract = contract;

    /// <summary>Where it should be.</summary>
    public Address Contract { get; }
}
