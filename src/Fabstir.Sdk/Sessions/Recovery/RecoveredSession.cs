namespace Fabstir;

/// <summary>A session of the account that runs. Immutable.</summary>
/// <param name="Session">The session, attached.</param>
/// <param name="State">How the chain has it.</param>
/// <param name="OperationKey">The key that it was started with; null when it had none, or the journal does not know it.</param>
/// <param name="Advice">What to do with it.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RecoveredSession(FabstirSession Session, SessionState State, string? OperationKey, RecoveryAdvice Advice, string Reason);
