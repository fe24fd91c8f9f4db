namespace Fabstir.Host;

/// <summary>Runs one thing after the other, in the order in which they were asked for. Thread-safe.</summary>
internal sealed class Turns
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    public Task<T> RunAsync<T>(Func<Task<T>> action)
    {
        lock (_lock)
        {
            Task<T> mine = RunAfterAsync(_last, action);
            _last = mine;
            return mine;
        }
    }

    public Task RunAsync(Func<Task> action) => RunAsync(async () =>
    {
        await action().ConfigureAwait(false);
        return true;
    });

    private static async Task<T> RunAfterAsync<T>(Task previous, Func<Task<T>> action)
    {
        // How the previous one ended is for whoever asked for it; and nothing runs under the lock.
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await action().ConfigureAwait(false);
    }
}
