using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>A claim of a session's tokens that was mined.</summary>
/// <param name="Index">Counted from 0 within the session.</param>
/// <param name="From">The first token of the session that it claims, counted from 0.</param>
/// <param name="To">The first token after them.</param>
/// <param name="ProofHash">What the chain knows the claim by.</param>
/// <param name="Transaction">The transaction that made it.</param>
internal sealed record HostCheckpoint(int Index, UInt256 From, UInt256 To, Bytes32 ProofHash, Bytes32 Transaction);
