namespace Fabstir;

/// <summary>How a job is given to hosts. Every value has a default. Immutable.</summary>
public sealed record JobOptions
{
    /// <summary>How many hosts are tried, as long as no token has come. Default: 3. Range: 1 to 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxHosts
    {
        get;
        init => field = value is >= 1 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(MaxHosts), value, "MaxHosts is 1 to 20.");
    }
    = 3;

    /// <summary>Whether a job that no host took is negotiated anew. Default: it is not.</summary>
    public JobRetryOptions Retry { get; init; } = new() { MaxRetries = 0 };

    /// <summary>How the job talks to its host. Default: the defaults. It has no history: see <see cref="JobRequest.Context"/>.</summary>
    public LlmSessionOptions Stream { get; init; } = new();
}
