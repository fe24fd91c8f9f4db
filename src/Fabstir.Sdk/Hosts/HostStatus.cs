namespace Fabstir;

/// <summary>A host from all sides. Immutable, thread-safe.</summary>
/// <param name="Host">Its registration; null if it is not registered.</param>
/// <param name="Earnings">What it has earned and not withdrawn: that stays after it unregisters.</param>
/// <param name="Reliability">How it has behaved.</param>
public sealed record HostStatus(RegisteredHost? Host, Earnings Earnings, HostReliability Reliability)
{
    /// <summary>Whether it is registered.</summary>
    public bool IsRegistered => Host is not null;

    /// <summary>Whether it takes sessions.</summary>
    public bool IsActive => Host is { IsActive: true };
}
