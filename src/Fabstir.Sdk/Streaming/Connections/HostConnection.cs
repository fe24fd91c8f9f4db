using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>A socket of a host, for those who want frames: whatever a client of the protocol says is sent, and whatever the host says is read.</summary>
/// <remarks>
/// It opens no session and checks nobody: <see cref="LlmSession"/> does. Sending is thread-safe; one reader at a time reads. While nobody reads, pings are not
/// answered, and the host takes the socket for dead after a while.
/// </remarks>
public sealed class HostConnection : IAsyncDisposable
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(3);

    private readonly WebSocket _socket;
    private readonly FrameInput _input;
    private readonly FrameOutput _output;
    private readonly TimeProvider _time;
    private int _reading;
    private int _disposed;

    private HostConnection(WebSocket socket, HostEndpoint endpoint, HostConnectionOptions options)
    {
        _socket = socket;
        _time = options.TimeProvider;
        _input = new FrameInput(socket, endpoint.Name);
        _output = new FrameOutput(socket, endpoint.Name, options.SendTimeout, options.TimeProvider);
        Endpoint = endpoint;
    }

    /// <summary>The socket's URL.</summary>
    public Uri Url => Endpoint.Socket;

    /// <summary>What the host said that it can do.</summary>
    public HostCapabilities Capabilities { get; private set; } = new();

    internal HostEndpoint Endpoint { get; }

    /// <summary>What was read last.</summary>
    internal ref readonly HostFrame Frame => ref _input.Frame;

    /// <summary>Whether neither side has closed or cut it, as far as this side knows.</summary>
    internal bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Opens a socket, and waits for the host's first frame.</summary>
    /// <param name="url">The host: http, https, ws or wss. <c>/v1/ws</c> is added where it is missing.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Gives up; nothing is left open.</param>
    /// <exception cref="HostAddressRefusedException">The URL leads where it must not.</exception>
    /// <exception cref="HostRefusedException">The host takes no connections for now.</exception>
    /// <exception cref="StreamException">Nobody is there, or nobody greets.</exception>
    /// <exception cref="FrameFormatException">Whoever is there speaks something else.</exception>
    /// <exception cref="OutOfBoundsException">An option is out of its range.</exception>
    public static Task<HostConnection> ConnectAsync(Uri url, HostConnectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        return ConnectAsync(HostNetwork.Shared, new HostEndpoint(url), (options ?? new HostConnectionOptions()).Checked(), cancellationToken);
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="cancellationToken">Gives up while others send; a frame that has begun is sent to its end.</param>
    /// <exception cref="FrameFormatException">The frame is larger than the protocol allows. It was not sent.</exception>
    /// <exception cref="StreamException">The socket was cut, or takes nothing: <see cref="FabstirErrorCode.StreamConnectionLost"/>.</exception>
    public ValueTask SendAsync(ClientFrame frame, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _output.SendAsync(frame, cancellationToken);
    }

    /// <summary>Reads what the host says, after its first frame, until it closes the socket in order.</summary>
    /// <param name="cancellationToken">Ends the reading, and the socket with it: half a frame may have been read.</param>
    /// <exception cref="FrameFormatException">What came is no frame of the protocol.</exception>
    /// <exception cref="StreamException">The socket was cut: <see cref="FabstirErrorCode.StreamConnectionLost"/>.</exception>
    /// <exception cref="InvalidOperationException">Somebody reads already.</exception>
    public async IAsyncEnumerable<HostFrame> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        BeginReading();
        try
        {
            while (await MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return Frame;
            }
        }
        finally
        {
            EndReading();
        }
    }

    /// <summary>Closes the socket. A host that does not answer is waited for three seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await CloseAsync().ConfigureAwait(false);
        Abort();
        _socket.Dispose();
        if (Volatile.Read(ref _reading) == 0)
        {
            _input.Dispose();
        }

        _output.Dispose();
    }

    internal static async Task<HostConnection> ConnectAsync(
        IHostNetwork network, HostEndpoint endpoint, HostConnectionOptions options, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.ConnectTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        HostConnection? connection = null;
        try
        {
            WebSocket socket = await network.OpenSocketAsync(endpoint.Socket, options.AllowPrivateAddresses, either.Token).ConfigureAwait(false);
            connection = new HostConnection(socket, endpoint, options);
            HostFrame? first = await connection.ReadAsync(either.Token).ConfigureAwait(false);
            connection.Capabilities = Greeting(endpoint, first);
            return connection;
        }
        catch (Exception e)
        {
            connection?.Abort();
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new StreamException(FabstirErrorCode.NodeNotResponding, $"{endpoint} did not open a socket and greet within {options.ConnectTimeout}.", e);
            }

            throw;
        }
    }

    /// <summary>The next frame; null when the host has closed the socket in order.</summary>
    internal async ValueTask<HostFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        BeginReading();
        try
        {
            return await MoveNextAsync(cancellationToken).ConfigureAwait(false) ? Frame : null;
        }
        finally
        {
            EndReading();
        }
    }

    /// <summary>From now on the caller reads, and nobody else.</summary>
    /// <exception cref="InvalidOperationException">Somebody reads already.</exception>
    internal void BeginReading()
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            throw new InvalidOperationException("Somebody reads this socket already: it has one reader.");
        }
    }

    internal void EndReading()
    {
        Volatile.Write(ref _reading, 0);
        if (Volatile.Read(ref _disposed) != 0)
        {
            _input.Dispose();
        }
    }

    /// <summary>Reads the next frame, which is then <see cref="Frame"/>, after <see cref="BeginReading"/>.</summary>
    /// <returns>False when the host has closed the socket in order.</returns>
    internal ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) => _input.ReadAsync(cancellationToken);

    /// <summary>Cuts the socket without a word: whoever reads or sends learns of it at once.</summary>
    internal void Abort() => _socket.Abort();

    private static HostCapabilities Greeting(HostEndpoint endpoint, HostFrame? first) => first switch
    {
        { Message: HostMessage.Connected connected } => HostCapabilities.Of(connected),
        { Message: HostMessage.HostError error } => throw new HostRefusedException(endpoint.Name, error.Code, error.Text, error.RetryAfter),
        null => throw new StreamException(FabstirErrorCode.WebSocketConnectionFailed, $"{endpoint} closed the socket before it greeted."),
        _ => throw new FrameFormatException($"{endpoint} did not greet with a frame of type connected."),
    };

    private async Task CloseAsync()
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using CancellationTokenSource limit = new(CloseWithin, _time);
        try
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The host was gone already, or does not answer: the socket is cut instead.
        }
    }
}
