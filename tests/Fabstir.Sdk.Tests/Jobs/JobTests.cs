using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum.Tests;
using Fabstir.Sdk.Tests.Inference;

namespace Fabstir.Sdk.Tests.Jobs;

public sealed class JobTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_negotiated_served_and_ended()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2, answer: static prompt => $"{prompt} is blue");

        await using InferenceJob job = await world.Jobs.SubmitAsync(RequestOf(world, "The sky"), cancellationToken: Cancellation);
        JobResult result = await job.Result;

        Assert.Equal(("The sky is blue", 4, StreamFinishReason.Stop), (result.Text, result.Tokens, result.FinishReason));
        Assert.Equal((JobStatus.Completed, world.Addresses[0], 4), (job.Status, job.Host, job.TokensReceived));
        Assert.Equal(job.Id, result.Session.Id);
        Assert.Equal(new Bytes32(SHA256.HashData(Encoding.UTF8.GetBytes("The sky is blue"))), result.Sha256);
        // The least that a host bills, of the least that can be deposited.
        Assert.Equal((0.00002m, 0.0005m, 0.4995m), (result.Cost.ToDecimal(), result.Ending!.Settlement!.Cost.ToDecimal(), result.Ending.Settlement.Refund.ToDecimal()));
        Assert.Null(result.EndingProblem);
        Assert.True(result.InferenceTime >= result.TimeToFirstToken);
        Assert.DoesNotContain("sky", $"{job} {result} {job.Request}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_status_goes_through_the_known_values()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();

        await using InferenceJob job = world.Jobs.Post(RequestOf(world), cancellationToken: Cancellation);
        List<JobUpdate> updates = await WatchAsync(job);

        Assert.Equal(
            [typeof(JobUpdate.Negotiating), typeof(JobUpdate.Negotiated), typeof(JobUpdate.Submitted), typeof(JobUpdate.Processing), typeof(JobUpdate.Ended)],
            updates.Select(static update => update.GetType()));
        JobOffer offer = Assert.IsType<JobUpdate.Negotiated>(updates[1]).Offer;
        Assert.Equal((0.00512m, 0.5m), (offer.Cost.ToDecimal(), offer.Deposit.ToDecimal()));
        Assert.Equal(new JobUpdate.Ended(JobStatus.Completed, await job.Result, Failure: null), updates[4]);
        Assert.Equal(JobStatus.Completed, job.Status);
        Assert.Equal(7, Enum.GetValues<JobStatus>().Length);
    }

    [Fact]
    public async Task The_status_of_a_job_of_another_process_is_read_from_its_session()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 1);
        Address host = world.Addresses[0];
        SessionConfig config = new() { DepositAmount = 0.5m };
        await using FabstirSession session = await world.Sessions.StartAsync(world.Market.Model, host, config, cancellationToken: Cancellation);
        await using FabstirSession left = await world.Sessions.StartAsync(world.Market.Model, host, config, cancellationToken: Cancellation);
        await using FabstirSession abandoned = await world.Sessions.StartAsync(world.Market.Model, host, config, cancellationToken: Cancellation);

        JobOnChain open = await world.Jobs.GetStatusAsync(session.Id, Cancellation);
        world.Market.ClaimTokens(session.Id, 300);
        JobOnChain claimed = await world.Jobs.GetStatusAsync(session.Id, Cancellation);
        await session.EndAsync(cancellationToken: Cancellation);
        await left.EndAsync(SettlementPolicy.Now, new EndOptions { AcceptFee = true }, Cancellation);
        world.Market.AdvanceTime(TimeSpan.FromHours(2));
        await abandoned.EndAsync(SettlementPolicy.Timeout, cancellationToken: Cancellation);

        Assert.Equal(new JobOnChain(session.Id, JobStatus.Claimed, host, 0), open);
        Assert.Equal(new JobOnChain(session.Id, JobStatus.Processing, host, 300), claimed);
        Assert.Equal(JobStatus.Completed, (await world.Jobs.GetStatusAsync(session.Id, Cancellation)).Status);
        Assert.Equal(JobStatus.Cancelled, (await world.Jobs.GetStatusAsync(left.Id, Cancellation)).Status);
        Assert.Equal(JobStatus.Failed, (await world.Jobs.GetStatusAsync(abandoned.Id, Cancellation)).Status);
        await Assert.ThrowsAsync<SessionNotFoundException>(() => world.Jobs.GetStatusAsync(77, Cancellation));
    }

    [Fact]
    public async Task A_host_that_claims_more_than_it_sent_makes_it_disputed()
    {
        AnsweringWorld? asked = null;
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: _ =>
        {
            asked!.Market.ClaimTokens(1, 5_000);
            return "So much";
        });
        asked = world;

        await using InferenceJob job = world.Jobs.Post(
            RequestOf(world), new JobOptions { Stream = new LlmSessionOptions { OnOverclaim = OverclaimReaction.Report } }, Cancellation);
        List<JobUpdate> updates = await WatchAsync(job);

        Assert.Equal(JobStatus.Disputed, Assert.IsType<JobUpdate.Ended>(updates[^1]).Status);
        Assert.Equal((JobStatus.Disputed, "So much"), (job.Status, (await job.Result).Text));
    }

    [Fact]
    public async Task A_job_is_cancelled_before_it_is_submitted_and_while_it_is_answered()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static _ => string.Join(' ', Enumerable.Range(0, 100_000)));
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Network.Answer = async (_, _, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };
        await using InferenceJob early = world.Jobs.Post(RequestOf(world), cancellationToken: Cancellation);
        await asked.Task;
        await early.CancelAsync();
        world.Network.Answer = static (_, _, _) => Task.FromResult<HttpResponseMessage?>(null);

        await using InferenceJob late = world.Jobs.Post(RequestOf(world) with { MaxTokens = 90_000 }, cancellationToken: Cancellation);
        await foreach (TokenChunk _ in late.StreamAsync(Cancellation))
        {
            break;
        }

        await late.CancelAsync();

        foreach (InferenceJob job in (InferenceJob[])[early, late])
        {
            Assert.Equal(JobStatus.Cancelled, job.Status);
            Assert.Equal(JobStatus.Cancelled, Assert.IsType<JobUpdate.Ended>((await WatchAsync(job))[^1]).Status);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.Result);
        }

        Assert.Null(early.Id);
        // Its session is over: the host has been paid for what it had sent.
        await using FabstirSession session = await world.Sessions.AttachAsync(late.Id!.Value, Cancellation);
        Assert.Equal(SessionStatus.Completed, (await session.GetStateAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task A_job_that_no_host_takes_is_tried_again_as_often_as_allowed()
    {
        ManualTime time = new();
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(time: time);
        world.Network.Answer = static (_, _, _) => throw new HttpRequestException("Nobody is there.");
        List<int> asked = [];
        JobRetryOptions retry = new()
        {
            MaxRetries = 3,
            InitialDelay = TimeSpan.FromSeconds(4),
            MaxDelay = TimeSpan.FromSeconds(10),
            ShouldRetry = (failure, count) =>
            {
                asked.Add(count);
                return failure.Code == FabstirErrorCode.NoHostsAvailable;
            },
        };

        await using InferenceJob job = world.Jobs.Post(RequestOf(world), new JobOptions { Retry = retry }, Cancellation);
        FabstirException failed = await Assert.ThrowsAsync<FabstirException>(() => time.RunAsync(job.Result, TimeSpan.FromMinutes(1)));

        Assert.Equal((FabstirErrorCode.NoHostsAvailable, JobStatus.Failed), (failed.Code, job.Status));
        List<JobUpdate> updates = await WatchAsync(job);
        Assert.Equal([4, 8, 10], updates.OfType<JobUpdate.Retrying>().Select(static update => update.Delay.TotalSeconds));
        Assert.Equal([1, 2, 3], asked);
        Assert.Same(failed, Assert.IsType<JobUpdate.Ended>(updates[^1]).Failure);
        await Assert.ThrowsAsync<FabstirException>(() => job.Submitted);
    }

    [Fact]
    public async Task A_job_goes_to_the_next_host_and_says_so()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 3);
        world.Network.Unreachable["host-0.example"] = true;
        JobOptions options = new() { MaxHosts = 2, Stream = new LlmSessionOptions { ConnectAttempts = 1 } };

        await using InferenceJob job = world.Jobs.Post(RequestOf(world), options, Cancellation);
        JobResult result = await job.Result;

        HostFailover failover = Assert.Single((await WatchAsync(job)).OfType<JobUpdate.FailedOver>()).Failover;
        Assert.Equal((world.Addresses[0], FabstirErrorCode.WebSocketConnectionFailed), (failover.Host, failover.Reason.Code));
        Assert.Equal(world.Addresses[1], result.Session.Host);
        Assert.NotEqual(failover.Session, result.Session);

        world.Network.Unreachable["host-1.example"] = true;
        await using InferenceJob failed = world.Jobs.Post(RequestOf(world), options, Cancellation);
        Assert.Equal(FabstirErrorCode.WebSocketConnectionFailed, (await Assert.ThrowsAnyAsync<FabstirException>(() => failed.Result)).Code);
        Assert.Equal(2, (await WatchAsync(failed)).OfType<JobUpdate.FailedOver>().Count());
    }

    [Fact]
    public async Task A_job_that_no_host_does_within_the_budget_is_not_submitted()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2);

        FabstirException least = await Assert.ThrowsAsync<FabstirException>(() => world.Jobs.NegotiateAsync(RequestOf(world) with { MaxBudget = 0.4m }, Cancellation));
        IReadOnlyList<JobOffer> offers = await world.Jobs.NegotiateAsync(RequestOf(world) with { MaxTokens = 500_000, MaxBudget = 2.7m }, Cancellation);
        FabstirException failed = await Assert.ThrowsAsync<FabstirException>(
            () => world.Jobs.SubmitAsync(RequestOf(world) with { MaxTokens = 1_000_000, MaxBudget = 2.7m }, cancellationToken: Cancellation));

        Assert.Equal((FabstirErrorCode.BudgetExceeded, FabstirErrorCode.BudgetExceeded), (least.Code, failed.Code));
        JobOffer offer = Assert.Single(offers);
        Assert.Equal((world.Addresses[0], 2.5m), (offer.Choice.Host.Address, offer.Cost.ToDecimal()));
        Assert.Empty(world.Market.State.Sessions);
    }

    [Fact]
    public async Task Its_answer_is_read_while_it_is_written()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static _ => "one two three. four");
        JobRequest request = RequestOf(world) with { Temperature = 0.2, TopP = 0.9, StopSequences = ["."], Context = [new ChatTurn(ChatTurnRole.User, "Hello")] };

        await using InferenceJob job = await world.Jobs.SubmitAsync(request, cancellationToken: Cancellation);
        string first = await ReadAsync(job);
        string again = await ReadAsync(job);

        Assert.Equal(("one two three", "one two three", "one two three"), (first, again, (await job.Result).Text));
    }

    [Fact]
    public async Task A_batch_gives_each_result_or_its_failure()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2, answer: static prompt => prompt);
        JobRequest[] requests =
        [
            .. Enumerable.Range(0, 6).Select(i => RequestOf(world, $"prompt {i}")),
            RequestOf(world) with { MaxBudget = 0.1m },
            RequestOf(world, " "),
        ];
        List<JobOutcome> outcomes = [];

        await foreach (JobOutcome outcome in world.Jobs.SubmitBatchAsync(requests, concurrency: 3, cancellationToken: Cancellation))
        {
            outcomes.Add(outcome);
        }

        Assert.Equal(Enumerable.Range(0, 8), outcomes.Select(static one => one.Index).Order());
        Assert.All(outcomes.Where(static one => one.Index < 6), static one => Assert.Equal($"prompt {one.Index}", one.Result!.Text));
        Assert.Equal(FabstirErrorCode.BudgetExceeded, outcomes.Single(static one => one.Index == 6).Failure!.Code);
        Assert.Equal(FabstirErrorCode.InvalidPrompt, outcomes.Single(static one => one.Index == 7).Failure!.Code);
        Assert.Throws<OutOfBoundsException>(() => world.Jobs.SubmitBatchAsync(requests, concurrency: 0, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Who_stops_reading_a_batch_cancels_the_rest_of_it()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        JobRequest[] requests = [.. Enumerable.Range(0, 20).Select(i => RequestOf(world, $"prompt {i}"))];

        await foreach (JobOutcome _ in world.Jobs.SubmitBatchAsync(requests, concurrency: 2, cancellationToken: Cancellation))
        {
            break;
        }

        Assert.InRange(world.Market.State.Sessions.Count, 1, 4);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JobOptions { MaxHosts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JobRetryOptions { MaxRetries = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JobRetryOptions { InitialDelay = TimeSpan.FromHours(1) });
    }

    private static JobRequest RequestOf(AnsweringWorld world, string prompt = "Hello") =>
        new() { Model = world.Market.Model, Prompt = prompt, MaxBudget = 1m, Hosts = world.InOrder };

    private static async Task<List<JobUpdate>> WatchAsync(InferenceJob job)
    {
        List<JobUpdate> updates = [];
        await foreach (JobUpdate update in job.WatchAsync(Cancellation))
        {
            updates.Add(update);
        }

        return updates;
    }

    private static async Task<string> ReadAsync(InferenceJob job)
    {
        string text = "";
        await foreach (TokenChunk chunk in job.StreamAsync(Cancellation))
        {
            text += chunk.Text;
        }

        return text;
    }
}
