using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a host has earned of a token, any that the marketplace accepts. Immutable, thread-safe.</summary>
/// <param name="Token">The token's contract; the zero address for native currency.</param>
/// <param name="BaseUnits">Base units of the token: only USDC and native currency have decimals that are known here.</param>
public sealed record EarnedAmount(Address Token, UInt256 BaseUnits);
