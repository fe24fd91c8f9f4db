using Fabstir.Abi;

namespace Fabstir;

/// <summary>What came of asking a host whether it is well, and whether it serves a model. Immutable, thread-safe.</summary>
/// <param name="Host">The host.</param>
/// <param name="Latency">How long it took to say that it is well; null where it did not.</param>
/// <param name="Problem">Why it is of no use, in a sentence; null where it is.</param>
public sealed record HostProbe(Address Host, TimeSpan? Latency, string? Problem)
{
    /// <summary>Whether it is well and serves the model.</summary>
    public bool IsSuitable => Problem is null;
}
