namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>An address on Base Sepolia, and what is known of it.</summary>
/// <param name="Address">With its EIP-55 checksum.</param>
/// <param name="Role">What stands there.</param>
/// <param name="Kind">What has become of it.</param>
/// <param name="Since">When it appeared; empty when that is not known.</param>
internal sealed record KnownAddress(string Address, ContractRole Role, AddressKind Kind, string Since);
