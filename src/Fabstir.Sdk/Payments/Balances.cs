using Fabstir.Abi;

namespace Fabstir;

/// <summary>What an account has of each payment token, as of one block.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Usdc">USDC.</param>
/// <param name="Native">Native currency, which also pays for transactions.</param>
public sealed record Balances(Address Account, TokenBalance Usdc, TokenBalance Native);
