namespace Fabstir.Host;

/// <summary>A session that an earlier process served, and that goes on.</summary>
/// <param name="Ledger">What it owes.</param>
/// <param name="Reading">How the chain has it.</param>
internal sealed record RecoveredLedger(SessionLedger Ledger, SessionReading Reading);
