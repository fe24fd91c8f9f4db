using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Events;

public sealed class EventTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reader_sees_everything_that_happens_to_the_account()
    {
        await using IAsyncEnumerator<FabstirEvent> first = market.Client.Events.ReadAsync(cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await using IAsyncEnumerator<FabstirEvent> second = market.Client.Events.ReadAsync(cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.IsType<FabstirEvent.Following>(await NextAsync(first));
        Assert.IsType<FabstirEvent.Following>(await NextAsync(second));

        await market.Client.Payments.DepositAsync(2m, cancellationToken: Cancellation);
        await market.Client.Payments.WithdrawAsync(0.5m, cancellationToken: Cancellation);
        await market.Client.Payments.AuthorizeDelegateAsync(market.HostAddress, Cancellation);
        FabstirSession session = await market.StartAsync();
        await market.ProveAsync(session.Id, 150);
        await session.EndAsync(cancellationToken: Cancellation);

        foreach (IAsyncEnumerator<FabstirEvent> reader in new[] { first, second })
        {
            Assert.Equal(2m, Assert.IsType<FabstirEvent.Deposited>(await NextAsync(reader)).Amount.ToDecimal());
            Assert.Equal(0.5m, Assert.IsType<FabstirEvent.Withdrawn>(await NextAsync(reader)).Amount.ToDecimal());
            Assert.True(Assert.IsType<FabstirEvent.DelegateChanged>(await NextAsync(reader)).IsAuthorized);
            Assert.Equal(session.Identity, Assert.IsType<FabstirEvent.SessionOpened>(await NextAsync(reader)).Session);
            Assert.Equal(150u, Assert.IsType<FabstirEvent.HostClaimed>(await NextAsync(reader)).Tokens);
            Assert.Equal((session.Id, false), Assert.IsType<FabstirEvent.SessionEnded>(await NextAsync(reader)) is var ended ? (ended.SessionId, ended.IsTimeout) : default);
        }
    }

    [Fact]
    public async Task A_slow_reader_loses_the_oldest_and_is_told_how_many()
    {
        EventReader reader = new(capacity: 3);
        for (ulong i = 0; i < 10; i++)
        {
            reader.Write(new FabstirEvent.Following(i));
        }

        reader.Complete(exception: null);

        List<FabstirEvent> read = [];
        await foreach (FabstirEvent item in reader.ReadAsync(Cancellation))
        {
            read.Add(item);
        }

        Assert.Equal([new FabstirEvent.Lagged(7), new FabstirEvent.Following(7), new FabstirEvent.Following(8), new FabstirEvent.Following(9)], read);
    }

    [Fact]
    public async Task Readers_come_and_go()
    {
        for (int i = 0; i < 3; i++)
        {
            await foreach (FabstirEvent item in market.Client.Events.ReadAsync(cancellationToken: Cancellation))
            {
                Assert.IsType<FabstirEvent.Following>(item);
                break;
            }
        }

        FabstirClient client = await market.ConnectAsync(market.Devnet.Accounts.Others[5]);
        await using IAsyncEnumerator<FabstirEvent> reader = client.Events.ReadAsync(cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await NextAsync(reader);
        ValueTask<bool> next = reader.MoveNextAsync();
        await client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await next);
    }

    private static async Task<FabstirEvent> NextAsync(IAsyncEnumerator<FabstirEvent> reader)
    {
        Assert.True(await reader.MoveNextAsync());
        return reader.Current;
    }
}
