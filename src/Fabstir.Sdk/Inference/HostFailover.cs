using Fabstir.Abi;

namespace Fabstir;

/// <summary>A host that failed before its first token, so that another one was asked. Immutable.</summary>
/// <param name="Host">The host that failed.</param>
/// <param name="Session">The session that had been opened with it; null where there was none yet.</param>
/// <param name="Reason">What it did.</param>
public sealed record HostFailover(Address Host, SessionIdentity? Session, FabstirException Reason);
