using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Carries a job out: negotiates, opens a session with a host, reads the answer, ends the session; with the next host, and anew, as far as that is allowed.</summary>
internal sealed class JobRun(MarketplaceConnection connection, FabstirHosts hosts, FabstirSessions sessions, JobNegotiation negotiation, JobRequest request, JobOptions options)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelling = new();
    private readonly TaskCompletionSource _submitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JobResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _text = new();
    private Task _running = Task.CompletedTask;
    private UInt256 _committed;
    private int _tokens;

    public JobRequest Request => request;

    public JobStatus Status { get; private set; } = JobStatus.Posted;

    public SessionIdentity? Session { get; private set; }

    public int Tokens => Volatile.Read(ref _tokens);

    public Task Submitted => _submitted.Task;

    public Task<JobResult> Result => _result.Task;

    public JobFeed<TokenChunk> Chunks { get; } = new();

    public JobFeed<JobUpdate> Updates { get; } = new();

    public void Start(CancellationToken cancellationToken)
    {
        // Whoever only watches hears of a failure there.
        foreach (Task one in new Task[] { Submitted, Result })
        {
            _ = one.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        _running = Task.Run(() => RunAsync(cancellationToken), CancellationToken.None);
    }

    public async Task CancelAsync()
    {
        await _cancelling.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await CancelAsync().ConfigureAwait(false);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancelling.Token);
        try
        {
            await RetryAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            OperationCanceledException cancelled = new("The job was cancelled.", either.Token);
            End(JobStatus.Cancelled, cancelled);
        }
        catch (Exception e)
        {
            End(JobStatus.Failed, e);
        }
    }

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        for (int retry = 1; ; retry++)
        {
            try
            {
                await NegotiateAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (FabstirException e) when (Tokens == 0 && options.Retry.Allows(e, retry))
            {
                TimeSpan delay = options.Retry.DelayBefore(retry);
                Status = JobStatus.Posted;
                Updates.Add(new JobUpdate.Retrying(retry, delay, e));
                await Task.Delay(delay, connection.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task NegotiateAsync(CancellationToken cancellationToken)
    {
        Updates.Add(new JobUpdate.Negotiating());
        UInt256 budget = Amounts.Parse(request.MaxBudget, request.PaymentToken, nameof(request.MaxBudget)).BaseUnits;
        FabstirException? last = null;
        foreach (JobOffer offer in (await negotiation.RunAsync(request, cancellationToken).ConfigureAwait(false)).Take(options.MaxHosts))
        {
            if (_committed + offer.Deposit.BaseUnits > budget)
            {
                throw new FabstirException(
                    FabstirErrorCode.BudgetExceeded,
                    $"Another session would deposit {offer.Deposit}, and {new TokenAmount(_committed, request.PaymentToken)} of the budget are in sessions that have not ended: raise {nameof(JobRequest.MaxBudget)}.",
                    last);
            }

            try
            {
                await SubmitAsync(offer, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (FabstirException e) when (Tokens == 0 && HostFault.Is(e))
            {
                Address host = offer.Choice.Host.Address;
                hosts.Observe(new HostObservation(host, Succeeded: false));
                Updates.Add(new JobUpdate.FailedOver(new HostFailover(host, Session?.Host == host ? Session : null, e)));
                last = e;
            }
        }

        throw last!;
    }

    private async Task SubmitAsync(JobOffer offer, CancellationToken cancellationToken)
    {
        Updates.Add(new JobUpdate.Negotiated(offer));
        SessionConfig config = new() { DepositAmount = offer.Deposit.ToDecimal(), PaymentToken = request.PaymentToken, MaxPricePerToken = offer.Choice.Price };
        FabstirSession session = await sessions.StartAsync(request.Model, offer.Choice.Host.Address, config, cancellationToken: cancellationToken).ConfigureAwait(false);
        _committed += offer.Deposit.BaseUnits;
        (Session, Status) = (session.Identity, JobStatus.Claimed);
        Updates.Add(new JobUpdate.Submitted(session.Identity));
        _submitted.TrySetResult();
        StreamSummary summary;
        try
        {
            summary = await AnswerAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The session is left, whatever stopped the answer.
            await EndAsync(session).ConfigureAwait(false);
            throw;
        }

        bool isTooMuch = await ClaimsTooMuchAsync(session, summary).ConfigureAwait(false);
        (SessionEnding? ending, FabstirException? problem) = await EndAsync(session).ConfigureAwait(false);
        JobResult result = ResultOf(session, summary, ending, problem);
        Chunks.Complete();
        Status = isTooMuch ? JobStatus.Disputed : JobStatus.Completed;
        Updates.Add(new JobUpdate.Ended(Status, result, Failure: null));
        Updates.Complete();
        _result.TrySetResult(result);
    }

    private async Task<StreamSummary> AnswerAsync(FabstirSession session, CancellationToken cancellationToken)
    {
        LlmSession llm = await session.OpenStreamAsync(options.Stream with { MaxHistory = 0 }, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = llm.ConfigureAwait(false);
        TokenStream stream = llm.StreamAsync(request.Prompt, request.PromptOptions, cancellationToken);
        await foreach (TokenChunk chunk in stream.ConfigureAwait(false))
        {
            if (Tokens == 0)
            {
                Status = JobStatus.Processing;
                Updates.Add(new JobUpdate.Processing(session.Identity.Host));
                hosts.Observe(new HostObservation(session.Identity.Host, Succeeded: true, stream.Metrics.TimeToFirstToken));
            }

            _text.Append(chunk.Text);
            Interlocked.Add(ref _tokens, chunk.Tokens);
            Chunks.Add(chunk);
        }

        return await stream.Completion.ConfigureAwait(false);
    }

    /// <summary>Whether the host claims more than it sent and may pad.</summary>
    private async Task<bool> ClaimsTooMuchAsync(FabstirSession session, StreamSummary summary)
    {
        try
        {
            SessionState state = await session.GetStateAsync(CancellationToken.None).ConfigureAwait(false);
            UInt256 explained = ServiceBill.TokensFor((uint)Math.Max(summary.Tokens, Tokens), session.Terms.ProofInterval, session.Terms.ProofInterval);
            return state.ProvenTokens > explained;
        }
        catch (FabstirException)
        {
            // The answer is there; ending the session says what is wrong with the chain.
            return false;
        }
    }

    private async Task<(SessionEnding? Ending, FabstirException? Problem)> EndAsync(FabstirSession session)
    {
        try
        {
            SessionEnding ending = await session.EndAsync(SettlementPolicy.Cheapest, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            if (ending.Settlement is { } settlement)
            {
                _committed = _committed - session.Terms.Deposit.BaseUnits + settlement.Cost.BaseUnits;
            }

            return (ending, null);
        }
        catch (FabstirException e)
        {
            return (null, e);
        }
    }

    private JobResult ResultOf(FabstirSession session, StreamSummary summary, SessionEnding? ending, FabstirException? problem)
    {
        string text = _text.ToString();
        return new JobResult
        {
            Text = text,
            Tokens = summary.Tokens,
            FinishReason = summary.FinishReason,
            InferenceTime = summary.Metrics.Elapsed,
            TimeToFirstToken = summary.Metrics.TimeToFirstToken,
            Sha256 = new Bytes32(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Session = session.Identity,
            Cost = summary.Cost,
            Ending = ending,
            EndingProblem = problem,
        };
    }

    private void End(JobStatus status, Exception failure)
    {
        Status = status;
        Chunks.Complete(failure);
        Updates.Add(new JobUpdate.Ended(status, Result: null, failure));
        Updates.Complete();
        if (failure is OperationCanceledException cancelled)
        {
            _submitted.TrySetCanceled(cancelled.CancellationToken);
            _result.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _submitted.TrySetException(failure);
            _result.TrySetException(failure);
        }
    }
}
