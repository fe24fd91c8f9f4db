using Fabstir.Abi;

namespace Fabstir.Contracts;

/// <summary>A contract of a deployment, and how its address is known.</summary>
/// <param name="Address">The address: the proxy, where there is one.</param>
/// <param name="AsOf">The date of the revision that the source describes.</param>
/// <param name="Source">Where the address is written.</param>
public sealed record DeployedContract(Address Address, DateOnly AsOf, string Source)
{
    /// <summary>The address of the contract.</summary>
    public static implicit operator Address(DeployedContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Address;
    }
}
