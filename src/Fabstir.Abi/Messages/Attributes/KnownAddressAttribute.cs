namespace Fabstir.Abi;

/// <summary>On a property that holds the address of a deployed contract: the address as a constant, for analyzers.</summary>
/// <param name="chainId">The chain that the contract is deployed on.</param>
/// <param name="address">The address, with its EIP-55 checksum.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KnownAddressAttribute(ulong chainId, string address) : Attribute
{
    /// <summary>The chain that the contract is deployed on.</summary>
    public ulong ChainId { get; } = chainId;

    /// <summary>The address, with its EIP-55 checksum.</summary>
    public string Address { get; } = address;
}
