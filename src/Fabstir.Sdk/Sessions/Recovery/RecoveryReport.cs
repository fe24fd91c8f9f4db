namespace Fabstir;

/// <summary>What a client found of its account after a restart. Immutable.</summary>
/// <param name="Sessions">All sessions of the account that run, and those that it runs as a delegate as far as the journal knows them.</param>
/// <param name="Transactions">The transactions of which the journal knew no outcome.</param>
public sealed record RecoveryReport(IReadOnlyList<RecoveredSession> Sessions, IReadOnlyList<RecoveredTransaction> Transactions);
