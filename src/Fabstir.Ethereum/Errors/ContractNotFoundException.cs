using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A call that should return something returned nothing: there is no contract at the address, or one without that function.</summary>
public sealed class ContractNotFoundException : EthereumException
{
    /// <summary>Describes a call without an answer.</summary>
    /// <param name="contract">The address that was called.</param>
    /// <param name="signature">The function that was called.</param>
    public ContractNotFoundException(Address contract, string signature)
        : base($"{signature} of {contract} returned nothing: no contract is deployed at this address on this chain, or one whose fallback took the call.")
    {
        Contract = contract;
        Signature = signature;
    }

    /// <summary>The address that was called.</summary>
    public Address Contract { get; }

    /// <summary>The function that was called.</summary>
    public string Signature { get; }
}
