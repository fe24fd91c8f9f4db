namespace Fabstir;

/// <summary>Lets at most so many requests through in a time; the others wait, in their order. Thread-safe.</summary>
internal sealed class RateGate(RequestRate rate, TimeProvider time)
{
    private readonly KeyedTurns _turn = new();
    private readonly Queue<long> _passed = new();

    public Task PassAsync(CancellationToken cancellationToken) => _turn.RunAsync(nameof(PassAsync), () => WaitAsync(cancellationToken), cancellationToken);

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (_passed.Count == rate.Requests)
        {
            TimeSpan rest = rate.Per - time.GetElapsedTime(_passed.Peek());
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
            }

            _passed.Dequeue();
        }

        _passed.Enqueue(time.GetTimestamp());
        return true;
    }
}
