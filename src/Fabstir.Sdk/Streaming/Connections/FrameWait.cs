using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>
/// Waits for a frame, and lets something run on this thread as soon as the wait has begun. The next frame goes on on another thread, however long that takes: so
/// whoever wants the frames need not be woken on a thread of its own, which costs more than reading them.
/// </summary>
internal readonly struct FrameWait(ValueTask<bool> reading, Action waiting) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _awaiter = reading.ConfigureAwait(false).GetAwaiter();

    public bool IsCompleted => _awaiter.IsCompleted;

    public FrameWait GetAwaiter() => this;

    public bool GetResult() => _awaiter.GetResult();

    public void OnCompleted(Action continuation)
    {
        _awaiter.OnCompleted(continuation);
        waiting();
    }

    public void UnsafeOnCompleted(Action continuation)
    {
        _awaiter.UnsafeOnCompleted(continuation);
        waiting();
    }
}
