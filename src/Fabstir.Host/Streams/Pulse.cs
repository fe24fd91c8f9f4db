namespace Fabstir.Host;

/// <summary>Wakes whoever waits for a change. Used under its owner's lock; allocates only while somebody waits.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource? _next;

    /// <summary>Ends with the next change.</summary>
    public Task Next() => (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Fire()
    {
        _next?.SetResult();
        _next = null;
    }
}
