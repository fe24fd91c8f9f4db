using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>A claim as the journal has it. Immutable.</summary>
/// <param name="Index">Which, counted from 0 within the session.</param>
/// <param name="From">The first token of the session that it claims.</param>
/// <param name="To">The first after them.</param>
/// <param name="ProofHash">What the chain knows it by.</param>
/// <param name="Attempts">The transactions that were signed for it, oldest first: any of them may be mined.</param>
internal sealed record LedgerClaim(int Index, long From, long To, Bytes32 ProofHash, IReadOnlyList<SignedBytes> Attempts);
