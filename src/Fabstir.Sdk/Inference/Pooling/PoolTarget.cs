using Fabstir.Abi;

namespace Fabstir;

/// <summary>A host that a session is to be opened with.</summary>
/// <param name="Host">The host.</param>
/// <param name="Choice">Why this one; null where the caller named it.</param>
internal sealed record PoolTarget(Address Host, HostChoice? Choice);
