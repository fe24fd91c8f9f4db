using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Events;

/// <summary>Typed filters let through exactly what they name, out of what a node has of several sessions.</summary>
public sealed class FilterTests(Marketplace market) : IClassFixture<Marketplace>
{
    private JobMarketplace Contract => market.Devnet.Contracts.JobMarketplace;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proofs_by_session()
    {
        (UInt256 first, UInt256 second, UInt256 third) = await RunThreeAsync();

        Assert.Equal([(first, 200), (first, 201)], await ProofsAsync(new() { JobId = [first] }));
        Assert.Equal([(first, 200), (first, 201), (third, 600)], await ProofsAsync(new() { JobId = [first, third] }));
        Assert.Empty(await ProofsAsync(new() { JobId = [third + 1] }));
        Assert.Equal([(second, 400)], await ProofsAsync(new() { JobId = [second], Host = [market.HostAddress] }));
        Assert.Empty(await ProofsAsync(new() { JobId = [second], Host = [market.ClientAddress] }));
    }

    [Fact]
    public async Task Completions_by_who_completed()
    {
        (UInt256 first, UInt256 second, UInt256 third) = await RunThreeAsync();
        AbiArray<UInt256> ours = [first, second, third];

        Assert.Equal([first], await CompletedAsync(new() { JobId = ours, CompletedBy = [market.ClientAddress] }));
        Assert.Equal([second], await CompletedAsync(new() { JobId = ours, CompletedBy = [market.HostAddress] }));
        Assert.Equal([first, second], await CompletedAsync(new() { JobId = ours, CompletedBy = [market.HostAddress, market.ClientAddress] }));
        IReadOnlyList<EventLog<JobMarketplace.Event.SessionTimedOut>> timedOut =
            await Contract.GetEventsAsync(new JobMarketplace.Filters.SessionTimedOut { JobId = ours }, BlockRange.All, Cancellation);
        Assert.Equal(third, Assert.Single(timedOut).Event.JobId);
    }

    [Fact]
    public async Task Only_blocks_of_the_range_are_searched_and_logs_say_where_they_are()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
        TransactionReceipt proof = await market.SendProofAsync(id, 100).MinedAsync();
        JobMarketplace.Filters.ProofSubmitted filter = new() { JobId = [id] };

        Log log = Assert.Single(await Contract.GetEventsAsync(filter, new BlockRange(proof.BlockNumber, proof.BlockNumber), Cancellation)).Log;
        Assert.Equal((proof.TransactionHash, proof.BlockNumber, proof.BlockHash), (log.TransactionHash, log.BlockNumber, log.BlockHash));
        Assert.Contains(log, proof.Logs);
        Assert.Empty(await Contract.GetEventsAsync(filter, new BlockRange(BlockReference.Earliest, proof.BlockNumber - 1), Cancellation));
    }

    private async Task<(UInt256 First, UInt256 Second, UInt256 Third)> RunThreeAsync()
    {
        UInt256 first = await market.OpenAsync(Way.Token);
        UInt256 second = await market.OpenAsync(Way.Native);
        UInt256 third = await market.OpenAsync(Way.Delegate);
        await market.ProveAsync(first, 200);
        await market.ProveAsync(second, 400);
        await market.ProveAsync(first, 201);
        await market.ProveAsync(third, 600);
        await market.EndAsync(first, Ending.ByClient);
        await market.EndAsync(second, Ending.ByHost);
        await market.EndAsync(third, Ending.ByTimeout);
        return (first, second, third);
    }

    private async Task<IEnumerable<(UInt256 JobId, UInt256 Tokens)>> ProofsAsync(JobMarketplace.Filters.ProofSubmitted filter) =>
        (await Contract.GetEventsAsync(filter, BlockRange.All, Cancellation)).Select(static log => (log.Event.JobId, log.Event.TokensClaimed));

    private async Task<IEnumerable<UInt256>> CompletedAsync(JobMarketplace.Filters.SessionCompletedBy filter) =>
        (await Contract.GetEventsAsync(filter, BlockRange.All, Cancellation)).Select(static log => log.Event.JobId);
}
