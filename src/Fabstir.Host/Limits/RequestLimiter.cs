using System.Threading.RateLimiting;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>How often an address may ask to be admitted, and a session may prompt. Thread-safe; forgets who has been quiet.</summary>
internal sealed class RequestLimiter(HostLimits limits) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<ClientAddress> _admissions = Create<ClientAddress>(limits.AdmissionsPerMinute);
    private readonly PartitionedRateLimiter<UInt256> _prompts = Create<UInt256>(limits.PromptsPerMinute);

    /// <exception cref="ServiceRefusedException">Too often.</exception>
    public void CountAdmission(ClientAddress address) => Count(_admissions, address);

    /// <exception cref="ServiceRefusedException">Too often.</exception>
    public void CountPrompt(UInt256 sessionId) => Count(_prompts, sessionId);

    public void Dispose()
    {
        _admissions.Dispose();
        _prompts.Dispose();
    }

    private static PartitionedRateLimiter<T> Create<T>(int perMinute)
        where T : notnull
    {
        // As many at once as in a minute, and then one after the other.
        TokenBucketRateLimiterOptions options = new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = Minute * Math.Max(1, perMinute / 60) / perMinute,
            QueueLimit = 0,
            AutoReplenishment = true,
        };
        return PartitionedRateLimiter.Create<T, T>(one => RateLimitPartition.GetTokenBucketLimiter(one, _ => options));
    }

    private static void Count<T>(PartitionedRateLimiter<T> limiter, T who)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(who);
        if (!lease.IsAcquired)
        {
            throw new ServiceRefusedException(HostErrorCode.RateLimitExceeded, FabstirErrorCode.RateLimitExceeded, "Too many requests: wait a while.")
            {
                RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : Minute,
            };
        }
    }
}
