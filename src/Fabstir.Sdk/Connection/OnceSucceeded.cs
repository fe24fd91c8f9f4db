namespace Fabstir;

/// <summary>Something that is done until it succeeded once. Whoever comes meanwhile waits for it; after a failure the next one tries again. Thread-safe.</summary>
internal sealed class OnceSucceeded(Func<Task> action)
{
    private readonly Lock _lock = new();
    private Task? _run;

    /// <summary>Waits until it is done.</summary>
    /// <param name="cancellationToken">Stops waiting: it goes on for the others.</param>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_run is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _run = action();
            }

            return _run.WaitAsync(cancellationToken);
        }
    }
}
