using Fabstir.Protocol;

namespace Fabstir;

/// <summary>
/// Reads a socket for as long as it lives, whoever wants the frames: it never waits for anybody, because a socket that nobody reads answers no pings and is lost.
/// </summary>
internal sealed class FramePump : IAsyncDisposable
{
    // What came together is counted, acknowledged and handed over together: half of a window, so that the host goes on while it is.
    private const int MostAtOnce = StreamProtocol.WindowTokens / 2;

    // A host that sends faster than its frames are read must not keep the reader waiting.
    private const int MostInARow = 8 * MostAtOnce;

    private readonly HostConnection _connection;
    private readonly HostFrame[] _frames = new HostFrame[MostAtOnce];
    private readonly Lock _lock = new();
    private readonly Task _running;
    private int _count;
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
        _connection.BeginReading();
        try
        {
            Action wake = () => _sink?.Wake(isInline: true);
            int inARow = 0;
            while (true)
            {
                if (_count == MostAtOnce)
                {
                    HandOver();
                }

                ValueTask<bool> reading = _connection.MoveNextAsync(CancellationToken.None);
                inARow = reading.IsCompleted ? inARow + 1 : 0;
                if (inARow == 0)
                {
                    HandOver();
                }

                if (inARow == MostInARow)
                {
                    _sink?.Wake(isInline: false);
                    inARow = 0;
                }

                if (!await new FrameWait(reading, wake))
                {
                    break;
                }

                _frames[_count++] = _connection.Frame;
            }
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to whoever wants the frames.
            cause = e;
            _connection.Abort();
        }

        _connection.EndReading();
        Close(HandOverLast() ?? cause);
    }

    /// <returns>Why whoever wants the frames could not take them; null where it could.</returns>
    private Exception? HandOverLast()
    {
        try
        {
            HandOver();
            return null;
        }
        catch (Exception e)
        {
            _connection.Abort();
            return e;
        }
    }

    /// <summary>Hands over what has come, at once, and once: also where it cannot be taken.</summary>
    private void HandOver()
    {
        Span<HostFrame> frames = _frames.AsSpan(0, _count);
        _count = 0;
        if (_sink is { } sink)
        {
            sink.OnFrames(frames);
        }
        else
        {
            foreach (ref readonly HostFrame frame in frames)
            {
                LastError = frame.Message as HostMessage.HostError ?? LastError;
            }
        }

        frames.Clear();
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
