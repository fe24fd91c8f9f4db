using Fabstir.Abi;

namespace Fabstir;

/// <summary>Something that happens to a job. Immutable.</summary>
public abstract record JobUpdate
{
    private JobUpdate()
    {
    }

    /// <summary>Hosts are asked.</summary>
    public sealed record Negotiating : JobUpdate;

    /// <summary>An offer is taken.</summary>
    /// <param name="Offer">Which.</param>
    public sealed record Negotiated(JobOffer Offer) : JobUpdate;

    /// <summary>A session is open on chain.</summary>
    /// <param name="Session">Which.</param>
    public sealed record Submitted(SessionIdentity Session) : JobUpdate;

    /// <summary>The first token has come.</summary>
    /// <param name="Host">From whom.</param>
    public sealed record Processing(Address Host) : JobUpdate;

    /// <summary>A host failed before its first token.</summary>
    /// <param name="Failover">Which, and how.</param>
    public sealed record FailedOver(HostFailover Failover) : JobUpdate;

    /// <summary>No host took it: it will be negotiated anew.</summary>
    /// <param name="Retry">Which retry, from 1.</param>
    /// <param name="Delay">After which time.</param>
    /// <param name="Failure">Why.</param>
    public sealed record Retrying(int Retry, TimeSpan Delay, FabstirException Failure) : JobUpdate;

    /// <summary>Nothing more happens to it.</summary>
    /// <param name="Status">How it ended: completed, disputed, failed or cancelled.</param>
    /// <param name="Result">The answer; null where it failed or was cancelled.</param>
    /// <param name="Failure">Why there is no answer, or not the whole; null where there is one.</param>
    public sealed record Ended(JobStatus Status, JobResult? Result, Exception? Failure) : JobUpdate;
}
