namespace Fabstir.Ethereum.Tests;

/// <summary>A clock that moves only when a test moves it: nothing waits for real time, and two minutes pass at once.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>How long a test may really take: only a test that hangs does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether anything sleeps, or limits a request.</summary>
    public bool HasTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count > 0;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what is due on the way, in order.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset end = GetUtcNow() + by;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = end;
        }
    }

    /// <summary>
    /// Runs a task to its end. Whenever something sleeps for no longer than <paramref name="step"/>, the clock moves to where it wakes up: longer
    /// timers, which limit requests, fire only when enough such steps have gone by.
    /// </summary>
    public async Task RunAsync(Task task, TimeSpan? step = null)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, WhenSleepingAsync(step ?? TimeSpan.FromSeconds(5))).WaitAsync(Patience, Test.Token);
            if (!task.IsCompleted && Earliest() is { } due)
            {
                Advance(due - GetUtcNow());
            }
        }

        await task;
    }

    /// <inheritdoc cref="RunAsync(Task, TimeSpan?)"/>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan? step = null)
    {
        await RunAsync((Task)task, step);
        return await task;
    }

    /// <summary>Ends when something sleeps for no longer than so long.</summary>
    public Task WhenSleepingAsync(TimeSpan atMost) => WhenAsync(due => due.Any(one => one <= atMost));

    /// <summary>Ends when something sleeps for no longer than so long, and nothing is limited by a longer timer: no request is under way.</summary>
    public Task WhenOnlySleepingAsync(TimeSpan atMost) => WhenAsync(due => due.Count > 0 && due.All(one => one <= atMost));

    private async Task WhenAsync(Predicate<List<TimeSpan>> holds)
    {
        while (true)
        {
            Task set;
            lock (_lock)
            {
                if (holds(_timers.ConvertAll(timer => timer.Due - _now)))
                {
                    return;
                }

                set = _timerSet.Task;
            }

            await set.WaitAsync(Patience, Test.Token);
        }
    }

    private DateTimeOffset? Earliest()
    {
        lock (_lock)
        {
            return _timers.Count == 0 ? null : _timers.Min(timer => timer.Due);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            ManualTimer? timer = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (timer is not null)
            {
                _now = timer.Due > _now ? timer.Due : _now;
                _timers.Remove(timer);
            }

            return timer;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
            }

            _timerSet.TrySetResult();
            _timerSet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
