using System.Threading.Tasks.Sources;

namespace Fabstir;

/// <summary>Wakes the one who waits for it; without one it is kept for the next. Waiting allocates nothing. Setting is thread-safe, and one waits at a time.</summary>
internal sealed class Wake : IValueTaskSource
{
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private bool _isSet;
    private bool _isWaiting;

    /// <summary>Ends as soon as it is set; at once when it was set since the last time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_lock)
        {
            if (_isSet)
            {
                _isSet = false;
                return ValueTask.CompletedTask;
            }

            _core.Reset();
            _isWaiting = true;
            return new ValueTask(this, _core.Version);
        }
    }

    /// <param name="isInline">Whether whoever waits may go on right here, before this returns: for callers with nothing left to do, and no lock.</param>
    public void Set(bool isInline)
    {
        lock (_lock)
        {
            _isSet = !_isWaiting;
            if (_isSet)
            {
                return;
            }

            _isWaiting = false;
            _core.RunContinuationsAsynchronously = !isInline;
        }

        _core.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
