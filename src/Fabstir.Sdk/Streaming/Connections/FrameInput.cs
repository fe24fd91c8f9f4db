using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Puts frames together and reads them. Its memory grows with a large frame and shrinks after it. One reader at a time.</summary>
internal sealed class FrameInput(WebSocket socket, string host) : IDisposable
{
    private const int UsualBytes = 16 * 1024;

    private readonly HostFrameReader _reader = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);

    /// <summary>The next frame; null when the host has closed the socket in order.</summary>
    /// <param name="cancellationToken">Gives the socket up: nothing can be read after it.</param>
    /// <exception cref="FrameFormatException">What came is no frame of the protocol.</exception>
    /// <exception cref="StreamException">The socket was cut: <see cref="FabstirErrorCode.StreamConnectionLost"/>.</exception>
    // Pooled, because there is one of these for each token.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HostFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await ReceiveAsync(length, cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                throw new FrameFormatException($"{host} sent a binary frame: frames are text.");
            }

            length += part.Count;
            if (length > StreamProtocol.MaxFrameBytes)
            {
                throw new FrameFormatException($"{host} sent a frame of more than {StreamProtocol.MaxFrameBytes} bytes.");
            }

            if (part.EndOfMessage)
            {
                return Read(length);
            }

            if (length == _buffer.Length)
            {
                Resize(length, length * 2);
            }
        }
    }

    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private HostFrame Read(int length)
    {
        HostFrame frame = _reader.Read(_buffer.AsSpan(0, length));
        if (_buffer.Length > 4 * UsualBytes)
        {
            Resize(0, UsualBytes);
        }

        return frame;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(int start, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(_buffer.AsMemory(start), cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException e) when (e.WebSocketErrorCode is WebSocketError.Faulted or WebSocketError.HeaderError or WebSocketError.InvalidMessageType)
        {
            throw new FrameFormatException($"{host} broke the rules of WebSockets: {e.Message}", offset: null, e);
        }
        catch (Exception e) when (IsCut(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new StreamException(FabstirErrorCode.StreamConnectionLost, $"The socket of {host} was cut.", e);
        }
    }

    private static bool IsCut(Exception exception) =>
        exception is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    private void Resize(int used, int size)
    {
        byte[] old = _buffer;
        _buffer = ArrayPool<byte>.Shared.Rent(size);
        old.AsSpan(0, used).CopyTo(_buffer);
        ArrayPool<byte>.Shared.Return(old);
    }
}
