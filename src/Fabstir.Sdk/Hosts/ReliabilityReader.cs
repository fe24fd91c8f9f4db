using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Finds out how hosts have behaved: their sessions from logs, how these went from the sessions themselves.</summary>
internal sealed class ReliabilityReader(MarketplaceConnection connection, HostObservations observations)
{
    private const int SessionsInRequest = 100;
    private const int HostsInRequest = 100;

    /// <summary>What this client saw of hosts, without asking the chain.</summary>
    public IReadOnlyList<HostReliability> Observed(IReadOnlyList<Address> hosts) => [.. hosts.Select(host => Summarise(host, []))];

    public async Task<IReadOnlyList<HostReliability>> ReadAsync(
        IReadOnlyList<Address> hosts, ReliabilityOptions options, CancellationToken cancellationToken)
    {
        if (hosts.Count == 0)
        {
            return [];
        }

        Dictionary<Address, List<UInt256>> sessions = await FindSessionsAsync(hosts, options, cancellationToken).ConfigureAwait(false);
        Dictionary<UInt256, JobMarketplace.Results.SessionJobs> states =
            await ReadSessionsAsync(sessions.Values.SelectMany(static ids => ids), cancellationToken).ConfigureAwait(false);
        return [.. hosts.Select(host => Summarise(host, sessions.GetValueOrDefault(host)?.Select(id => states[id]) ?? []))];
    }

    private async Task<Dictionary<Address, List<UInt256>>> FindSessionsAsync(
        IReadOnlyList<Address> hosts, ReliabilityOptions options, CancellationToken cancellationToken)
    {
        BlockHeader newest = await connection.Node.GetBlockAsync(BlockReference.Latest, cancellationToken).ConfigureAwait(false)
            ?? throw new BlockNotFoundException(BlockReference.Latest);
        ulong first = newest.Number >= options.Blocks ? newest.Number - options.Blocks + 1 : 0;
        Dictionary<Address, List<UInt256>> sessions = [];
        foreach (Address[] page in hosts.Distinct().Chunk(HostsInRequest))
        {
            IReadOnlyList<EventLog<JobMarketplace.Event.SessionJobCreated>> created = await connection.Contracts.JobMarketplace.GetEventsAsync(
                new JobMarketplace.Filters.SessionJobCreated { Host = [.. page] },
                new BlockRange { From = first, To = newest.Number },
                cancellationToken).ConfigureAwait(false);
            foreach (IGrouping<Address, UInt256> ids in created.GroupBy(static one => one.Event.Host, static one => one.Event.JobId))
            {
                sessions[ids.Key] = [.. ids.Distinct().TakeLast(options.Sessions)];
            }
        }

        return sessions;
    }

    private async Task<Dictionary<UInt256, JobMarketplace.Results.SessionJobs>> ReadSessionsAsync(
        IEnumerable<UInt256> ids, CancellationToken cancellationToken)
    {
        Dictionary<UInt256, JobMarketplace.Results.SessionJobs> states = [];
        foreach (UInt256[] page in ids.Chunk(SessionsInRequest))
        {
            JobMarketplace.Results.SessionJobs[] read = await connection.ReadAsync(
                reads => Task.WhenAll(page.Select(id => reads.Contracts.JobMarketplace.SessionJobsAsync(id))), cancellationToken).ConfigureAwait(false);
            foreach ((UInt256 id, JobMarketplace.Results.SessionJobs session) in page.Zip(read))
            {
                states[id] = session;
            }
        }

        return states;
    }

    private HostReliability Summarise(Address host, IEnumerable<JobMarketplace.Results.SessionJobs> sessions)
    {
        (int succeeded, int failed, int active, UInt256 tokens) = (0, 0, 0, UInt256.Zero);
        // After a reorganisation an id may be a session of another host.
        foreach (JobMarketplace.Results.SessionJobs session in sessions.Where(session => session.Host == host))
        {
            bool goesOn = session.Status.Value == 0;
            active += goesOn ? 1 : 0;
            succeeded += !goesOn && !session.TokensUsed.IsZero ? 1 : 0;
            failed += !goesOn && session.TokensUsed.IsZero ? 1 : 0;
            tokens += session.TokensUsed;
        }

        IReadOnlyList<HostObservation> seen = observations.Of(host);
        TimeSpan[] times = [.. seen.Select(static one => one.ResponseTime).OfType<TimeSpan>()];
        return new HostReliability
        {
            Host = host,
            Succeeded = succeeded,
            Failed = failed,
            Active = active,
            TokensProven = tokens,
            ObservedSuccesses = seen.Count(static one => one.Succeeded),
            ObservedFailures = seen.Count(static one => !one.Succeeded),
            MeanResponseTime = times.Length == 0 ? null : TimeSpan.FromTicks((long)times.Average(static time => time.Ticks)),
        };
    }
}
