namespace Fabstir.Host;

/// <summary>How many sockets are open, in all and from each address. Thread-safe; remembers only those who have one.</summary>
internal sealed class ConnectionLimiter(HostLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ClientAddress, int> _open = [];
    private int _total;

    /// <summary>Takes a place until the result is disposed; null when there is none.</summary>
    public IDisposable? TryTake(ClientAddress address)
    {
        lock (_lock)
        {
            int open = _open.GetValueOrDefault(address);
            if (_total >= limits.MaxConnections || open >= limits.MaxConnectionsPerAddress)
            {
                return null;
            }

            _total++;
            _open[address] = open + 1;
            return new Place(this, address);
        }
    }

    private void Return(ClientAddress address)
    {
        lock (_lock)
        {
            _total--;
            if (--_open[address] == 0)
            {
                _open.Remove(address);
            }
        }
    }

    private sealed class Place(ConnectionLimiter limiter, ClientAddress address) : IDisposable
    {
        private int _isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                limiter.Return(address);
            }
        }
    }
}
