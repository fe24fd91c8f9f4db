namespace Fabstir;

/// <summary>Counts and times the operations of one client. Thread-safe.</summary>
internal sealed class OperationLedger(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, OperationMetrics> _operations = new(StringComparer.Ordinal);

    /// <summary>All operations that ended at least once, by name.</summary>
    public IReadOnlyList<OperationMetrics> Snapshot()
    {
        lock (_lock)
        {
            return [.. _operations.Values];
        }
    }

    public long Start() => time.GetTimestamp();

    public TimeSpan End(string operation, long started, bool failed)
    {
        TimeSpan elapsed = time.GetElapsedTime(started);
        lock (_lock)
        {
            OperationMetrics before = _operations.GetValueOrDefault(operation) ?? new OperationMetrics(operation, 0, 0, TimeSpan.Zero, TimeSpan.Zero);
            _operations[operation] = before with
            {
                Count = before.Count + 1,
                Failures = before.Failures + (failed ? 1 : 0),
                Total = before.Total + elapsed,
                Longest = elapsed > before.Longest ? elapsed : before.Longest,
            };
        }

        return elapsed;
    }
}
