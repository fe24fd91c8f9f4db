namespace Fabstir;

/// <summary>Says so before a paused session can be ended by anybody.</summary>
internal sealed class PauseWarning : IDisposable
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly PromptServices _services;
    private readonly ITimer _timer;
    private SessionPause? _pause;

    public PauseWarning(PromptServices services)
    {
        _services = services;
        _timer = services.Party.Time.CreateTimer(static self => ((PauseWarning)self!).Warn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start(SessionPause pause)
    {
        _services.Log.Paused(_services.Party.Session.Id, pause.Deadline);
        lock (_lock)
        {
            _pause = pause;
        }

        TimeSpan wait = pause.TimeLeft - Before;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        lock (_lock)
        {
            _pause = null;
        }

        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Warn()
    {
        lock (_lock)
        {
            if (_pause is { } pause)
            {
                _services.Log.PausedTooLong(_services.Party.Session.Id, pause.Deadline);
            }
        }
    }
}
