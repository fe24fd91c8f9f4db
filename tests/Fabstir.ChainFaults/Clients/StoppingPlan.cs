namespace Fabstir.ChainFaults.Clients;

/// <summary>Stops the whole client at a point: from then on nothing leaves it any more, until it is killed. Thread-safe.</summary>
/// <param name="point">Where; null for nowhere.</param>
/// <param name="stopped">Says that it has stopped.</param>
internal sealed class StoppingPlan(StopPoint? point, Action stopped)
{
    private readonly Lock _lock = new();
    private bool _isReached;
    private bool _hasStopped;

    /// <summary>How many records were written.</summary>
    public int Records { get; private set; }

    public Task BeforeRecordAsync() => PassAsync(static (_, isReached) => isReached);

    public Task AfterRecordAsync()
    {
        lock (_lock)
        {
            Records++;
            _isReached = Records == point?.Records;
        }

        return PassAsync(static (place, isReached) => isReached && place == StopPlace.AfterTheRecord);
    }

    public Task BeforeRequestAsync() => PassAsync(static (place, isReached) => isReached && place == StopPlace.BeforeARequest);

    public Task AfterRequestAsync() => PassAsync(static (place, isReached) => isReached && place == StopPlace.BeforeAnAnswer);

    private Task PassAsync(Func<StopPlace?, bool, bool> isHere)
    {
        lock (_lock)
        {
            if (!_hasStopped && isHere(point?.Place, _isReached))
            {
                _hasStopped = true;
                stopped();
            }

            return _hasStopped ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;
        }
    }
}
