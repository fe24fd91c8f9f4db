using System.Runtime.CompilerServices;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>What was emitted and what was taken back, in order, for whoever reads it now or later. Thread-safe.</summary>
internal sealed class LogHistory
{
    private readonly Lock _lock = new();
    private readonly List<Log> _entries = [];
    private readonly List<Log> _current = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isOver;

    /// <summary>The logs that no reorganisation has taken back.</summary>
    public Log[] Current
    {
        get
        {
            lock (_lock)
            {
                return [.. _current];
            }
        }
    }

    public void Add(Log[] logs) => Change(() =>
    {
        _entries.AddRange(logs);
        _current.AddRange(logs);
    });

    public void RemoveAbove(ulong block) => Change(() =>
    {
        _entries.AddRange(_current.Where(log => log.BlockNumber > block).Reverse().Select(log => log with { Removed = true }));
        _current.RemoveAll(log => log.BlockNumber > block);
    });

    /// <summary>Ends all who read.</summary>
    public void End() => Change(() => _isOver = true);

    /// <summary>What is there from a block on, and then whatever comes.</summary>
    public async IAsyncEnumerable<Log> ReadAsync(ulong from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Log[] batch;
        int position;
        lock (_lock)
        {
            batch = [.. _current.Where(log => log.BlockNumber >= from)];
            position = _entries.Count;
        }

        while (true)
        {
            foreach (Log log in batch)
            {
                yield return log;
            }

            Task changed;
            lock (_lock)
            {
                batch = [.. _entries.Skip(position)];
                position = _entries.Count;
                if (batch.Length == 0 && _isOver)
                {
                    yield break;
                }

                changed = batch.Length > 0 ? Task.CompletedTask : _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
