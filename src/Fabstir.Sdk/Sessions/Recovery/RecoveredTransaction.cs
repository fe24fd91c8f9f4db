using Fabstir.Abi;

namespace Fabstir;

/// <summary>A transaction of which the journal knew no outcome, and what became of it. Immutable.</summary>
/// <param name="OperationKey">The key of its operation; null when the caller gave none.</param>
/// <param name="Step">What it is for.</param>
/// <param name="Hash">Its hash: of several with one nonce the one that is mined, or the last.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record RecoveredTransaction(string? OperationKey, PaymentStep Step, Bytes32 Hash, RecoveredOutcome Outcome);
