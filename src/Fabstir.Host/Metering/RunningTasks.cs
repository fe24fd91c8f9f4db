namespace Fabstir.Host;

/// <summary>What was begun and not waited for, so that it can be waited for in the end. Thread-safe.</summary>
internal sealed class RunningTasks
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _tasks = [];

    /// <summary>Begins something that does not throw.</summary>
    public void Run(Func<Task> action)
    {
        Task task = Task.Run(action);
        lock (_lock)
        {
            _tasks.RemoveWhere(static one => one.IsCompleted);
            _tasks.Add(task);
        }
    }

    /// <summary>Ends when everything has ended that was begun until now.</summary>
    public Task WhenAllAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_tasks);
        }
    }
}
