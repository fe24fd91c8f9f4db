namespace Fabstir;

/// <summary>What ending a session costs in each way, as of one block. Immutable.</summary>
/// <param name="State">The session that was looked at.</param>
/// <param name="Now">To complete it at once, as the depositor.</param>
/// <param name="Timeout">To end it by timeout.</param>
/// <param name="LeaveToHost">To wait for the host.</param>
/// <param name="Cheapest">Which of them <see cref="SettlementPolicy.Cheapest"/> chooses now.</param>
public sealed record SettlementPreview(
    SessionState State, SettlementOption Now, SettlementOption Timeout, SettlementOption LeaveToHost, SettlementPolicy Cheapest);
