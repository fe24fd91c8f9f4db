using Fabstir.Abi;

namespace Fabstir;

/// <summary>A claim of the host, as the chain has it. Immutable.</summary>
/// <param name="Index">Which of the session's, from 0.</param>
/// <param name="Tokens">How many LLM tokens it claimed.</param>
/// <param name="ProofHash">The hash of its proof.</param>
/// <param name="SubmittedAt">When it came, in the chain's time.</param>
/// <param name="DeltaCid">Where what was new since the claim before is; empty where the host does not say.</param>
public sealed record Checkpoint(int Index, UInt256 Tokens, Bytes32 ProofHash, DateTimeOffset SubmittedAt, string DeltaCid);
