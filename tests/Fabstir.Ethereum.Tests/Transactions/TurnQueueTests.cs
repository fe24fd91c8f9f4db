namespace Fabstir.Ethereum.Tests;

public sealed class TurnQueueTests
{
    [Fact]
    public async Task Turns_come_one_at_a_time_in_the_order_of_the_queue()
    {
        TurnQueue queue = new();
        List<int> order = [];
        IDisposable first = await queue.EnterAsync(Test.Token);

        Task[] others = [.. Enumerable.Range(0, 100).Select(async i =>
        {
            using (await queue.EnterAsync(Test.Token))
            {
                order.Add(i);
                await Task.Yield();
            }
        })];
        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(others);

        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public async Task Who_leaves_the_queue_is_passed_over()
    {
        TurnQueue queue = new();
        using CancellationTokenSource cancellation = new();
        IDisposable first = await queue.EnterAsync(Test.Token);
        Task<IDisposable> second = queue.EnterAsync(cancellation.Token);
        Task<IDisposable> third = queue.EnterAsync(Test.Token);

        await cancellation.CancelAsync();
        first.Dispose();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second)).CancellationToken);
        (await third).Dispose();
        (await queue.EnterAsync(Test.Token)).Dispose();
    }

    [Fact]
    public async Task A_turn_ends_once()
    {
        TurnQueue queue = new();
        IDisposable first = await queue.EnterAsync(Test.Token);
        Task<IDisposable> second = queue.EnterAsync(Test.Token);
        Task<IDisposable> third = queue.EnterAsync(Test.Token);

        first.Dispose();
        first.Dispose();

        using (await second)
        {
            Assert.False(third.IsCompleted);
        }

        (await third).Dispose();
    }

    [Fact]
    public async Task Who_has_already_given_up_does_not_queue()
    {
        TurnQueue queue = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.EnterAsync(new CancellationToken(canceled: true)));
        (await queue.EnterAsync(Test.Token)).Dispose();
    }

    [Fact]
    public async Task Turns_and_cancellations_at_the_same_moment_lose_no_turn()
    {
        TurnQueue queue = new();
        int served = 0;

        await Parallel.ForAsync(0, 2_000, Test.Token, async (i, _) =>
        {
            using CancellationTokenSource cancellation = new();
            Task<IDisposable> turn = queue.EnterAsync(cancellation.Token);
            Task cancelling = i % 2 == 0 ? cancellation.CancelAsync() : Task.CompletedTask;
            try
            {
                using (await turn)
                {
                    served++;
                }
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(0, i % 2);
            }

            await cancelling;
        });

        Assert.InRange(served, 1_000, 2_000);
        (await queue.EnterAsync(Test.Token)).Dispose();
    }
}
