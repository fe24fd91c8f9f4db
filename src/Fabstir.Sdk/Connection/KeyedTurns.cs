namespace Fabstir;

/// <summary>One at a time for each key. Thread-safe.</summary>
internal sealed class KeyedTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SemaphoreSlim Turn, int Users)> _turns = new(StringComparer.Ordinal);

    public async Task<T> RunAsync<T>(string key, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = Enter(key);
        try
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await action().ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Leave(key);
        }
    }

    private SemaphoreSlim Enter(string key)
    {
        lock (_lock)
        {
            (SemaphoreSlim turn, int users) = _turns.TryGetValue(key, out (SemaphoreSlim, int) found) ? found : (new SemaphoreSlim(1, 1), 0);
            _turns[key] = (turn, users + 1);
            return turn;
        }
    }

    private void Leave(string key)
    {
        lock (_lock)
        {
            (SemaphoreSlim turn, int users) = _turns[key];
            if (users == 1)
            {
                _turns.Remove(key);
                turn.Dispose();
            }
            else
            {
                _turns[key] = (turn, users - 1);
            }
        }
    }
}
