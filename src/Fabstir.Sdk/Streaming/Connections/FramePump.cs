using Fabstir.Protocol;

namespace Fabstir;

/// <summary>
/// Reads a socket for as long as it lives, whoever wants the frames: it never waits for anybody, because a socket that nobody reads answers no pings and is lost.
/// </summary>
internal sealed class FramePump : IAsyncDisposable
{
    private readonly HostConnection _connection;
    private readonly Lock _lock = new();
    private readonly Task _running;
    private volatile IFrameSink? _sink;
    private bool _isClosed;
    private Exception? _cause;

    public FramePump(HostConnection connection)
    {
        _connection = connection;
        _running = Task.Run(RunAsync);
    }

    public HostConnection Connection => _connection;

    /// <summary>Whether frames may still come.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return !_isClosed && _connection.IsOpen;
            }
        }
    }

    /// <summary>What the host said last that belonged to nobody: why it closed the socket, if it did.</summary>
    public HostMessage.HostError? LastError { get; private set; }

    /// <summary>Gives the frames from now on to a sink, which learns at once if there will be none.</summary>
    public void Attach(IFrameSink sink)
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                _sink = sink;
                return;
            }
        }

        sink.OnClosed(_cause);
    }

    /// <summary>Frames from now on are passed over.</summary>
    public void Detach(IFrameSink sink)
    {
        lock (_lock)
        {
            if (_sink == sink)
            {
                _sink = null;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        Exception? cause = null;
        try
        {
            while (await _connection.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } frame)
            {
                if (_sink is { } sink)
                {
                    sink.OnFrame(frame);
                }
                else if (frame.Message is HostMessage.HostError error)
                {
                    LastError = error;
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to whoever wants the frames.
            cause = e;
            _connection.Abort();
        }

        Close(cause);
    }

    private void Close(Exception? cause)
    {
        IFrameSink? sink;
        lock (_lock)
        {
            (_isClosed, _cause, sink, _sink) = (true, cause, _sink, null);
        }

        sink?.OnClosed(cause);
    }
}
