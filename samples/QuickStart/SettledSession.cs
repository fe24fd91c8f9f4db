using Fabstir;
using Fabstir.Abi;

namespace QuickStart;

/// <summary>How a session's deposit was divided, as the chain says.</summary>
/// <param name="Settlement">Who got what.</param>
/// <param name="Price">What 1,000 tokens cost.</param>
/// <param name="Withdrawn">What the host withdrew from its earnings afterwards, in base units of USDC.</param>
internal sealed record SettledSession(Settlement Settlement, TokenPrice Price, UInt256 Withdrawn);
