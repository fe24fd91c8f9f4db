namespace Fabstir;

/// <summary>Lets prompts pass, or wait. Thread-safe.</summary>
internal sealed class PauseGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;

    /// <summary>Whether prompts wait.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _closed is not null;
            }
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open()
    {
        lock (_lock)
        {
            _closed?.SetResult();
            _closed = null;
        }
    }

    /// <summary>Passes as soon as it is open.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (Opening() is { } opening)
        {
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task? Opening()
    {
        lock (_lock)
        {
            return _closed?.Task;
        }
    }
}
