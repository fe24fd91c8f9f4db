namespace Fabstir.Host;

/// <summary>Whether the client of a session is there: a mere disconnect is none of its ends. Thread-safe.</summary>
internal sealed class SessionPresence(TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _connections;
    private long _lastSeen = time.GetTimestamp();
    private bool _hasSaidSo;

    /// <summary>A socket is open until the result is disposed.</summary>
    public IDisposable Connect()
    {
        Change(1);
        return new OpenSocket(this);
    }

    /// <summary>The client does something.</summary>
    public void Touch() => Change(0);

    /// <summary>The client said that it will not come back.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _hasSaidSo = true;
        }
    }

    /// <summary>Whether the client said so, or has not been there for so long.</summary>
    public bool HasLeft(TimeSpan idle)
    {
        lock (_lock)
        {
            return _hasSaidSo || (_connections == 0 && time.GetElapsedTime(_lastSeen) >= idle);
        }
    }

    private void Change(int connections)
    {
        lock (_lock)
        {
            _connections += connections;
            _lastSeen = time.GetTimestamp();

            // Whoever comes back has not left; a socket that closes says nothing.
            _hasSaidSo &= connections < 0;
        }
    }

    private sealed class OpenSocket(SessionPresence presence) : IDisposable
    {
        private bool _isClosed;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isClosed, true))
            {
                presence.Change(-1);
            }
        }
    }
}
