using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>A list that grows until it is complete, and that any number of readers follow from its beginning. Thread-safe.</summary>
internal sealed class JobFeed<T>
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isComplete;
    private Exception? _failure;

    public void Add(T item) => Change(() => _items.Add(item));

    /// <summary>Nothing more comes.</summary>
    /// <param name="failure">What readers get at the end; null for nothing.</param>
    public void Complete(Exception? failure = null) => Change(() => (_isComplete, _failure) = (true, failure));

    public async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int next = 0; ;)
        {
            (T[] items, Task more, bool isComplete) = From(next);
            foreach (T item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            next += items.Length;
            if (isComplete)
            {
                break;
            }

            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    private (T[] Items, Task More, bool IsComplete) From(int index)
    {
        lock (_lock)
        {
            return ([.. _items[index..]], _more.Task, _isComplete);
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            change();
            before = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }
}
