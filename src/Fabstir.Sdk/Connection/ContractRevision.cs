using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a contract of the marketplace is, as far as it can be asked.</summary>
/// <param name="Name">Such as <c>JobMarketplace</c>.</param>
/// <param name="Address">Its address: the proxy.</param>
/// <param name="Implementation">The code behind the proxy (ERC-1967); the zero address where there is no such proxy.</param>
/// <param name="Getter">A getter that only the revision of this client has.</param>
/// <param name="IsCurrent">Whether the contract has it.</param>
public sealed record ContractRevision(string Name, Address Address, Address Implementation, string Getter, bool IsCurrent);
