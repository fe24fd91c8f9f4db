namespace Fabstir;

/// <summary>How far back a host's sessions on chain are looked at. Immutable, thread-safe.</summary>
public sealed record ReliabilityOptions
{
    /// <summary>How many of the newest blocks are searched. Default: 43,200, which is a day of Base. Range: 1 to 10,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public ulong Blocks
    {
        get;
        init => field = value is >= 1 and <= 10_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(Blocks), value, "Blocks is 1 to 10,000,000.");
    }
    = 43_200;

    /// <summary>How many of each host's newest sessions are read. Default: 50. Range: 1 to 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Sessions { get; init => field = Paging.Check(value, nameof(Sessions)); } = 50;
}
