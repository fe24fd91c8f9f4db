namespace Fabstir.Host;

/// <summary>How a session ended for the host. Immutable.</summary>
/// <param name="Status">How the chain has it; null when a reorganisation took it back.</param>
/// <param name="Proven">How many tokens are paid.</param>
internal sealed record SessionEnd(SessionStatus? Status, long Proven);
