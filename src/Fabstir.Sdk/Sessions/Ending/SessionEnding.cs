namespace Fabstir;

/// <summary>What came of ending a session. Immutable.</summary>
/// <param name="Applied">What was done: one of the policies but <see cref="SettlementPolicy.Cheapest"/>.</param>
/// <param name="Settlement">How the deposit was divided; null while the session waits for its host or its timeout.</param>
/// <param name="Preview">What it would cost in each way; null when it has ended.</param>
public sealed record SessionEnding(SettlementPolicy Applied, Settlement? Settlement, SettlementPreview? Preview);
