using Fabstir.Abi;

namespace Fabstir;

/// <summary>How a host has behaved: on chain, where everybody's sessions are, and as this client saw it. Immutable, thread-safe.</summary>
/// <remarks>
/// A session counts as a success when it ended with tokens proven, and as a failure when it ended without. Chains do not say whose fault that was: a
/// client that opens a session and never asks counts against the host. Anybody can open sessions with himself, so that a high rate proves little; a
/// low one says more.
/// </remarks>
public sealed record HostReliability
{
    /// <summary>The host.</summary>
    public required Address Host { get; init; }

    /// <summary>Sessions that ended with tokens proven, of those that were read.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Sessions that ended without.</summary>
    public required int Failed { get; init; }

    /// <summary>Sessions that go on.</summary>
    public required int Active { get; init; }

    /// <summary>LLM tokens that it proved in all of them.</summary>
    public required UInt256 TokensProven { get; init; }

    /// <summary>How often this client saw it answer.</summary>
    public required int ObservedSuccesses { get; init; }

    /// <summary>How often this client saw it fail to.</summary>
    public required int ObservedFailures { get; init; }

    /// <summary>How long its answers took on average, as this client saw it; null if it saw none.</summary>
    public required TimeSpan? MeanResponseTime { get; init; }

    /// <summary>Of all that is known, the part that succeeded: 0 to 1; null if nothing is known.</summary>
    public decimal? SuccessRate => Known == 0 ? null : (decimal)(Succeeded + ObservedSuccesses) / Known;

    /// <summary>How many ended sessions and observations the rate is of.</summary>
    public int Known => Succeeded + Failed + ObservedSuccesses + ObservedFailures;
}
