namespace Fabstir.Ethereum.Tests;

/// <summary>A subscription of the test's contract, on a node that mines only when the test says so.</summary>
internal sealed class LogStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(Test.Token);
    private readonly IAsyncEnumerator<Log> _logs;
    private Task<bool>? _next;

    public LogStream(World world, JsonRpcTransport transport, SubscriptionOptions? options = null)
    {
        World = world;
        _logs = transport.SubscribeAsync(World.Contract, [], options, _cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>The clock jumps from poll to poll, while requests take real time: on a busy machine they would seem to take minutes.</summary>
    public static JsonRpcTransportOptions Patient { get; } = new() { RequestTimeout = TimeSpan.FromMinutes(10) };

    public World World { get; }

    /// <summary>The next logs: number, whether removed.</summary>
    public async Task<(ulong Block, uint Index, bool Removed)[]> TakeAsync(int count)
    {
        var taken = new (ulong, uint, bool)[count];
        for (int i = 0; i < count; i++)
        {
            Log log = await NextAsync();
            taken[i] = (log.BlockNumber, log.Index, log.Removed);
        }

        return taken;
    }

    public async Task<Log> NextAsync()
    {
        _next ??= _logs.MoveNextAsync().AsTask();
        Task<bool> next = _next;
        _next = null;
        return await World.RunAsync(next) ? _logs.Current : throw new InvalidOperationException("The stream has ended.");
    }

    /// <summary>Lets the subscription poll so often, and checks that nothing comes.</summary>
    public async Task AssertNothingAsync(int polls)
    {
        _next ??= _logs.MoveNextAsync().AsTask();
        for (int i = 0; i < polls && !_next.IsCompleted; i++)
        {
            await World.Time.WhenSleepingAsync(TimeSpan.FromSeconds(5));
            World.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await World.Time.WhenSleepingAsync(TimeSpan.FromSeconds(5));
        Assert.False(_next.IsCompleted);
    }

    public Task CancelAsync() => _cancellation.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync();
        if (_next is { } next)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        }

        await _logs.DisposeAsync();
        _cancellation.Dispose();
    }
}
