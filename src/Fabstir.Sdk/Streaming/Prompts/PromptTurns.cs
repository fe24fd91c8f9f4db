namespace Fabstir;

/// <summary>One prompt at a time, in the order in which they were asked. Thread-safe.</summary>
internal sealed class PromptTurns
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Ends when all that have entered are done.</summary>
    public Task Idle
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>Gets in line.</summary>
    public Turn Enter()
    {
        lock (_lock)
        {
            Turn turn = new(_last);
            _last = turn.Ended;
            return turn;
        }
    }

    /// <summary>A place in the line.</summary>
    internal sealed class Turn(Task before)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when it is this one's turn.</summary>
        public Task Before => before;

        public Task Ended => _ended.Task;

        /// <summary>Lets the next one go; one that leaves early lets it go when those before are done.</summary>
        public void End() => _ = before.ContinueWith(
            static (_, ended) => ((TaskCompletionSource)ended!).TrySetResult(), _ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
