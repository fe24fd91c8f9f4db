namespace Fabstir.FaultTests.Frames;

/// <summary>The most memory that this process has while it is watched.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watching;
    private long _peak;

    private MemoryWatch(long idle)
    {
        Idle = idle;
        _watching = WatchAsync();
    }

    /// <summary>What it had when the watch began and nothing was going on, in bytes.</summary>
    public long Idle { get; }

    /// <summary>How much more it had at the most, in bytes.</summary>
    public long PeakAboveIdle => Math.Max(0, Volatile.Read(ref _peak) - Idle);

    public static MemoryWatch Start()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new MemoryWatch(Environment.WorkingSet);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        _stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Volatile.Write(ref _peak, Math.Max(_peak, Environment.WorkingSet));
            await Task.Delay(Step, CancellationToken.None);
        }
    }
}
