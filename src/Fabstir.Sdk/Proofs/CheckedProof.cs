using Fabstir.Abi;

namespace Fabstir;

/// <summary>A claim of a host, compared with what arrived. Immutable, thread-safe.</summary>
/// <param name="Checkpoint">The claim, as the chain has it.</param>
/// <param name="From">The first token that it claims, counted from 0 over the whole session.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Expected">The hash that a host of this project commits to for what is in the transcript; null where no transcript can have so many tokens.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record CheckedProof(Checkpoint Checkpoint, UInt256 From, UInt256 To, Bytes32? Expected, ProofVerdict Verdict);
