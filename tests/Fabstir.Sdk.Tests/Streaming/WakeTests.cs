using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Waking whoever waits, on this thread or another.</summary>
public sealed class WakeTests
{
    [Fact]
    public async Task What_was_set_before_is_kept_for_one_wait()
    {
        Wake wake = new();
        wake.Set(isInline: false);
        wake.Set(isInline: false);

        await wake.WaitAsync();

        Task next = wake.WaitAsync().AsTask();
        Assert.False(next.IsCompleted);
        wake.Set(isInline: false);
        await next;
    }

    [Fact]
    public async Task Whoever_waits_goes_on_within_the_call_where_that_is_allowed()
    {
        Wake wake = new();
        Task<int> waiting = WaitAsync();

        wake.Set(isInline: true);

        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal(Environment.CurrentManagedThreadId, await waiting);

        async Task<int> WaitAsync()
        {
            await wake.WaitAsync().ConfigureAwait(false);
            return Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public async Task No_set_is_lost_between_waits()
    {
        const int Rounds = 1_000;
        Wake there = new();
        Wake back = new();
        Task answering = Task.Run(async () =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                await there.WaitAsync();
                back.Set(isInline: round % 2 == 0);
            }
        }, Test.Token);

        for (int round = 0; round < Rounds; round++)
        {
            there.Set(isInline: round % 3 == 0);
            await back.WaitAsync();
        }

        await answering;
    }
}
