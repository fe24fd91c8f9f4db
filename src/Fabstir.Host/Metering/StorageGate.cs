namespace Fabstir.Host;

/// <summary>Stops serving while nothing can be written down, and tries again after a while. Thread-safe.</summary>
internal sealed class StorageGate(TimeProvider time, HostMoneyLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private (HostJournalException Reason, long At)? _failure;

    /// <summary>Writing failed. The journal of a session that has ended says nothing about the others.</summary>
    public void Fail(HostJournalException reason)
    {
        if (reason.IsClosed)
        {
            return;
        }

        log.StorageFailed(reason.Message, reason);
        lock (_lock)
        {
            _failure = (reason, time.GetTimestamp());
        }
    }

    /// <exception cref="ServiceRefusedException">Writing failed a moment ago.</exception>
    public void Require()
    {
        lock (_lock)
        {
            if (_failure is { } failure && time.GetElapsedTime(failure.At) < Pause)
            {
                throw Refusal.NotWritable(failure.Reason);
            }

            _failure = null;
        }
    }
}
