using Fabstir.Abi;

namespace Fabstir;

/// <summary>What an account has in its wallet, as of one block. Immutable.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Native">Native currency, which pays for transactions and for sessions.</param>
/// <param name="Usdc">USDC, which pays for sessions.</param>
/// <param name="Fab">FAB in base units of 18 decimals, for stakes and votes. It pays for nothing.</param>
public sealed record WalletBalances(Address Account, TokenAmount Native, TokenAmount Usdc, UInt256 Fab);
