using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Sessions;

public sealed class WatchTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claims_are_compared_with_what_was_received_and_padding_is_no_fraud()
    {
        FabstirSession session = await market.StartAsync(Marketplace.InUsdc with { ProofInterval = 200 });
        await using IAsyncEnumerator<SessionUpdate> updates = session.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        session.ReportReceived(40);
        await market.ProveAsync(session.Id, 200);
        SessionUpdate.CheckpointSubmitted padded = Assert.IsType<SessionUpdate.CheckpointSubmitted>(await NextAsync(updates));
        Assert.Equal<(UInt256, UInt256)>((200, 200), (padded.Tokens, padded.Claimed));

        session.ReportReceived(250);
        session.ReportReceived(30);
        await market.ProveAsync(session.Id, 101);
        Assert.Equal((UInt256)301, Assert.IsType<SessionUpdate.CheckpointSubmitted>(await NextAsync(updates)).Claimed);
        Assert.Equal(new SessionUpdate.Overclaimed(301, 250, 0), await NextAsync(updates));

        SessionEnding ending = await session.EndAsync(cancellationToken: Cancellation);
        Assert.Equal(new SessionUpdate.Ended(ending.Settlement!), await NextAsync(updates));
        Assert.False(await updates.MoveNextAsync());
    }

    [Fact]
    public async Task Nobody_who_does_not_count_is_told_of_fraud()
    {
        FabstirSession session = await market.StartAsync();
        await market.ProveAsync(session.Id, 5_000);
        await session.EndAsync(cancellationToken: Cancellation);

        List<SessionUpdate> updates = [];
        await foreach (SessionUpdate update in session.WatchAsync(Cancellation))
        {
            updates.Add(update);
        }

        Assert.IsType<SessionUpdate.CheckpointSubmitted>(updates[0]);
        Assert.IsType<SessionUpdate.Ended>(updates[1]);
        Assert.Equal(2, updates.Count);
    }

    private static async Task<SessionUpdate> NextAsync(IAsyncEnumerator<SessionUpdate> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        return updates.Current;
    }
}
