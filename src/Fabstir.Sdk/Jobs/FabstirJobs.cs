using System.Runtime.CompilerServices;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Prompts that are answered once, each by the best host that does it within a budget, in a session of its own. Thread-safe.</summary>
/// <remarks>
/// A session costs two transactions and at least 100 tokens: for many prompts, <see cref="FabstirInference"/> shares sessions. What a job may cost is bounded by its deposit; what is not
/// served comes back.
/// </remarks>
public sealed class FabstirJobs
{
    private const int MaxConcurrency = 100;

    private readonly MarketplaceConnection _connection;
    private readonly FabstirHosts _hosts;
    private readonly FabstirSessions _sessions;
    private readonly JobNegotiation _negotiation;

    internal FabstirJobs(MarketplaceConnection connection, FabstirHosts hosts, FabstirSessions sessions, FabstirModels models)
    {
        _connection = connection;
        _hosts = hosts;
        _sessions = sessions;
        _negotiation = new JobNegotiation(connection, sessions, new SuitableHosts(connection, hosts, models));
    }

    /// <summary>What a job would cost, with each host that does it within its budget, the best first.</summary>
    /// <remarks>Reads what <see cref="FabstirInference.FindHostsAsync"/> and, for each host, <see cref="FabstirSessions.GetLimitsAsync"/> do; writes nothing.</remarks>
    /// <param name="request">The job.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FabstirException">
    /// Nobody can do it (<see cref="FabstirErrorCode.NoHostsAvailable"/>), or nobody within the budget (<see cref="FabstirErrorCode.BudgetExceeded"/>).
    /// </exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<IReadOnlyList<JobOffer>> NegotiateAsync(JobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _connection.RunAsync("jobs.negotiate", token => _negotiation.RunAsync(request, token), cancellationToken);
    }

    /// <summary>Begins a job, and returns at once: <see cref="InferenceJob.WatchAsync"/> says how it gets on.</summary>
    /// <param name="request">The job.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <exception cref="FabstirException">The prompt is empty or too long, or a value is out of its range.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    public InferenceJob Post(JobRequest request, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Prompt);
        _connection.AccountFor("jobs.submit");
        request.PromptOptions.Checked();
        PromptConversation.Of(request.Prompt, options?.Stream.SystemPrompt, []);
        JobRun run = new(_connection, _hosts, _sessions, _negotiation, request, options ?? new JobOptions());
        run.Start(cancellationToken);
        return new InferenceJob(run);
    }

    /// <summary>Begins a job, and waits until a session is open for it.</summary>
    /// <remarks>Reads what <see cref="NegotiateAsync"/> does, and writes what <see cref="FabstirSessions.StartAsync"/> and <see cref="FabstirSession.EndAsync"/> do.</remarks>
    /// <param name="request">The job.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the job, also when this method has returned.</param>
    /// <returns>The job, which goes on.</returns>
    /// <exception cref="FabstirException">
    /// The prompt is empty or too long, nobody can do the job (<see cref="FabstirErrorCode.NoHostsAvailable"/>), or nobody within the budget
    /// (<see cref="FabstirErrorCode.BudgetExceeded"/>).
    /// </exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The chain could not be read or written.</exception>
    public async Task<InferenceJob> SubmitAsync(JobRequest request, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        InferenceJob job = Post(request, options, cancellationToken);
        await job.Submitted.ConfigureAwait(false);
        return job;
    }

    /// <summary>Does several jobs, some at a time. Each outcome comes as soon as it is there; a reader who stops cancels what is left.</summary>
    /// <remarks>Reads and writes what <see cref="SubmitAsync"/> does, for each job.</remarks>
    /// <param name="requests">The jobs. Each has its own budget.</param>
    /// <param name="options">For all of them; null for the defaults.</param>
    /// <param name="concurrency">How many are under way at a time: 1 to 100.</param>
    /// <param name="cancellationToken">Cancels all of them.</param>
    /// <exception cref="OutOfBoundsException"><paramref name="concurrency"/> is out of its range. Failures of jobs are in their outcomes.</exception>
    public IAsyncEnumerable<JobOutcome> SubmitBatchAsync(
        IReadOnlyList<JobRequest> requests, JobOptions? options = null, int concurrency = 4, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return concurrency is >= 1 and <= MaxConcurrency
            ? RunBatchAsync(requests, options, concurrency, cancellationToken)
            : throw new OutOfBoundsException(nameof(concurrency), FormattableString.Invariant($"{concurrency}"), "1 to 100", "FabstirJobs.SubmitBatchAsync");
    }

    /// <summary>Where a job stands on chain: also of another process, or before a restart. Reads the session; writes nothing.</summary>
    /// <param name="id">The id of the job's session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SessionNotFoundException">No session has the id.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<JobOnChain> GetStatusAsync(UInt256 id, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "jobs.get_status",
        async token => JobOnChain.Of(
            await _connection.ReadAsync(reads => SessionStateReads.ReadAsync(reads, id), token).ConfigureAwait(false)
            ?? throw new SessionNotFoundException(id, "no session has this id")),
        cancellationToken);

    private async IAsyncEnumerable<JobOutcome> RunBatchAsync(
        IReadOnlyList<JobRequest> requests, JobOptions? options, int concurrency, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<JobOutcome>> running = [];
        int next = 0;
        try
        {
            while (next < requests.Count || running.Count > 0)
            {
                while (next < requests.Count && running.Count < concurrency)
                {
                    running.Add(RunOneAsync(next, requests[next], options, stopping.Token));
                    next++;
                }

                Task<JobOutcome> first = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(first);
                yield return await first.ConfigureAwait(false);
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<JobOutcome> RunOneAsync(int index, JobRequest request, JobOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            InferenceJob job = Post(request, options, cancellationToken);
            await using ConfiguredAsyncDisposable disposal = job.ConfigureAwait(false);
            return new JobOutcome(index, request, await job.Result.ConfigureAwait(false), Failure: null);
        }
        catch (FabstirException e)
        {
            return new JobOutcome(index, request, Result: null, e);
        }
    }
}
