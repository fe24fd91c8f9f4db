using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a host has earned and not withdrawn, as of one block. Immutable, thread-safe.</summary>
/// <param name="Host">The host.</param>
/// <param name="Usdc">USDC.</param>
/// <param name="Native">Native currency.</param>
public sealed record Earnings(Address Host, TokenAmount Usdc, TokenAmount Native);
