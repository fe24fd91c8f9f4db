using Fabstir.Abi;

namespace Fabstir;

/// <summary>How a host behaved once, as this client saw it. Immutable, thread-safe.</summary>
/// <param name="Host">The host.</param>
/// <param name="Succeeded">Whether it answered as it should.</param>
/// <param name="ResponseTime">How long its first token, or its answer, took; null if none came.</param>
public readonly record struct HostObservation(Address Host, bool Succeeded, TimeSpan? ResponseTime = null);
