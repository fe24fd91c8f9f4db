namespace Fabstir;

/// <summary>A session that was found on chain.</summary>
/// <param name="Identity">Which one.</param>
/// <param name="State">How it was read.</param>
/// <param name="CreationBlock">The block of its creation; null when that has not been looked for.</param>
/// <param name="IsNew">Whether it was opened just now, and not found again.</param>
internal sealed record OpenedSession(SessionIdentity Identity, SessionState State, ulong? CreationBlock, bool IsNew = false);
