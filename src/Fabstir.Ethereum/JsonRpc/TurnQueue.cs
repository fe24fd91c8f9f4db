namespace Fabstir.Ethereum;

/// <summary>One at a time, first come first served. Thread-safe.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private bool _taken;

    /// <summary>Waits for a turn.</summary>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The turn: it ends when it is disposed.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return new Turn(this);
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using (cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null))
        {
            await place.Value.Task.ConfigureAwait(false);
        }

        return new Turn(this);
    }

    /// <summary>Takes the turn if nobody has it and nobody waits for it.</summary>
    /// <returns>The turn, which ends when it is disposed; null when it is somebody else's.</returns>
    public IDisposable? TryEnter()
    {
        lock (_lock)
        {
            if (_taken)
            {
                return null;
            }

            _taken = true;
            return new Turn(this);
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Whose turn has already come keeps it: it would be lost otherwise.
            if (place.List is null)
            {
                return;
            }

            _waiting.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }

    private void Exit()
    {
        LinkedListNode<TaskCompletionSource>? next;
        lock (_lock)
        {
            next = _waiting.First;
            if (next is null)
            {
                _taken = false;
                return;
            }

            _waiting.Remove(next);
        }

        next.Value.SetResult();
    }

    private sealed class Turn(TurnQueue queue) : IDisposable
    {
        private TurnQueue? _queue = queue;

        public void Dispose() => Interlocked.Exchange(ref _queue, null)?.Exit();
    }
}
