namespace Fabstir.Ethereum;

/// <summary>How much to ask a node for at once: halved when it refuses, doubled again after it has gone well for a while. Thread-safe.</summary>
internal sealed class AdaptiveSize
{
    // A limit that a node really has costs one refused request in so many.
    private const int AcceptedBeforeGrowth = 16;

    private readonly Lock _lock = new();
    private readonly int _largest;
    private int _current;
    private int _accepted;

    /// <param name="largest">Where it starts, and what it never exceeds.</param>
    public AdaptiveSize(int largest) => _current = _largest = largest;

    public int Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>The node refused so much.</summary>
    public void Refused(int size)
    {
        lock (_lock)
        {
            _current = Math.Max(1, Math.Min(_current, size / 2));
            _accepted = 0;
        }
    }

    /// <summary>The node answered so much. Less than the current size says nothing about it.</summary>
    public void Accepted(int size)
    {
        lock (_lock)
        {
            if (size >= _current && ++_accepted >= AcceptedBeforeGrowth)
            {
                _current = (int)Math.Min(_largest, 2L * _current);
                _accepted = 0;
            }
        }
    }
}
