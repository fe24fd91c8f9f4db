using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Decodes revert data to an error of a contract; what it does not know becomes the contract's <c>Unknown</c>.</summary>
/// <param name="revertData">The revert data, which may be empty.</param>
/// <returns>The error. A decoder never throws.</returns>
public delegate ContractError RevertDecoder(ReadOnlySpan<byte> revertData);
