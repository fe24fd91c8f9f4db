using Fabstir.Abi;

namespace Fabstir;

/// <summary>An operation that spends money once, however often it is tried under its key.</summary>
/// <param name="Function">What it is, for keys that are made here.</param>
/// <param name="Key">The caller's key; null for an operation that is tried once.</param>
/// <param name="Fingerprint">What is asked for: the same key stands for the same.</param>
/// <param name="Token">What is spent; the zero address for native currency.</param>
/// <param name="Amount">How many base units at most.</param>
internal sealed record OperationRequest(string Function, string? Key, Bytes32 Fingerprint, Address Token, UInt256 Amount);
