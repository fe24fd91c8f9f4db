namespace Fabstir;

/// <summary>When a job that no host took is negotiated anew. What has begun to be answered never is: a second answer is another one, and is paid for again. Immutable.</summary>
public sealed record JobRetryOptions
{
    /// <summary>How often. Default: 3. Range: 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxRetries
    {
        get;
        init => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(MaxRetries), value, "MaxRetries is 0 to 100.");
    }
    = 3;

    /// <summary>The time before the first retry; it doubles with each. Default: 1 s. Range: 0 to 10 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan InitialDelay { get; init => field = InRange(value, nameof(InitialDelay)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two retries. Default: 30 s. Range: 0 to 10 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan MaxDelay { get; init => field = InRange(value, nameof(MaxDelay)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a failure is worth a retry; it is given the failure and the number of the retry, from 1. Default: null, failures of hosts are, and that there is
    /// no host; wrong requests and missing money are not.
    /// </summary>
    public Func<FabstirException, int, bool>? ShouldRetry { get; init; }

    internal bool Allows(FabstirException failure, int retry) => retry <= MaxRetries
        && (ShouldRetry?.Invoke(failure, retry) ?? (HostFault.Is(failure) || failure.Code == FabstirErrorCode.NoHostsAvailable));

    /// <summary>The time before a retry, counted from 1.</summary>
    internal TimeSpan DelayBefore(int retry)
    {
        double ticks = InitialDelay.Ticks * Math.Pow(2, retry - 1);
        return ticks >= MaxDelay.Ticks ? MaxDelay : TimeSpan.FromTicks((long)ticks);
    }

    private static TimeSpan InRange(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= TimeSpan.FromMinutes(10)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 to 10 minutes.");
}
