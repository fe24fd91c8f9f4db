using Fabstir.Chaos;

namespace Fabstir.StreamTestbed.World;

/// <summary>What a scenario needs.</summary>
internal sealed record WorldOptions
{
    /// <summary>How many accounts pay.</summary>
    public int Payers { get; init; } = 1;

    /// <summary>How long a session without a socket waits until the host takes it for left.</summary>
    public int IdleMilliseconds { get; init; } = 1_000;

    /// <summary>The faults of the node that the host asks; null for the chain itself.</summary>
    public ChaosOptions? NodeFaults { get; init; }

    /// <summary>Whether clients have to sign.</summary>
    public bool Authenticates { get; init; } = true;

    /// <summary>Whether each host process has a journal of its own, and so forgets with its end.</summary>
    public bool ForgetsJournals { get; init; }
}
