namespace Fabstir;

/// <summary>The one socket of a session, opened again when it was cut. One user at a time; <see cref="DisposeAsync"/> may come at any time.</summary>
internal sealed class SessionLink(SessionParty party) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private FramePump? _pump;
    private bool _isDisposed;

    /// <summary>What the host of the latest socket can do.</summary>
    public HostCapabilities Capabilities { get; private set; } = new();

    /// <summary>Whether the host has closed the socket, and with it the session.</summary>
    public bool IsEnded
    {
        get
        {
            lock (_lock)
            {
                return EndsWithSocket && _pump is { IsOpen: false };
            }
        }
    }

    /// <summary>Whether the session is over when its socket closes: hosts of that kind settle it then.</summary>
    public bool EndsWithSocket => !Capabilities.SpeaksStreamProtocol && _pump is not null;

    /// <summary>The latest socket, once one was opened. Belongs to this.</summary>
    public FramePump? Pump
    {
        get
        {
            lock (_lock)
            {
                return _pump;
            }
        }
    }

    /// <summary>Opens a socket if there is none. Tries once.</summary>
    /// <exception cref="SessionEndedByHostException">It was closed, and with it the session.</exception>
    /// <exception cref="FabstirException">The host cannot be reached, refuses, or is not who it should be.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        FramePump? old;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_pump is { IsOpen: true })
            {
                return;
            }

            old = _pump;
        }

        if (EndsWithSocket)
        {
            throw new SessionEndedByHostException(party.Session.Id);
        }

        if (old is not null)
        {
            // A host takes a socket that is closed in order for a client that leaves for good.
            old.Connection.Abort();
            await old.DisposeAsync().ConfigureAwait(false);
        }

        FramePump pump = new(await ConnectAsync(cancellationToken).ConfigureAwait(false));
        bool isDisposed;
        lock (_lock)
        {
            isDisposed = _isDisposed;
            (_pump, Capabilities) = (pump, pump.Connection.Capabilities);
        }

        if (isDisposed)
        {
            await pump.DisposeAsync().ConfigureAwait(false);
            throw new ObjectDisposedException(nameof(LlmSession));
        }
    }

    public async ValueTask DisposeAsync()
    {
        FramePump? pump;
        lock (_lock)
        {
            (_isDisposed, pump) = (true, _pump);
        }

        if (pump is not null)
        {
            await pump.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<HostConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        HostConnection connection = await HostConnection.ConnectAsync(
            party.Client.Network, party.Endpoint, party.ConnectionOptions, cancellationToken).ConfigureAwait(false);
        try
        {
            await new SessionHandshake(party).RunAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Abort();
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
