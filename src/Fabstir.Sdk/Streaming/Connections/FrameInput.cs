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
    private HostFrame _frame;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);

    /// <summary>What was read last. Its place is given, because it is too large to be copied from hand to hand for each token.</summary>
    public ref readonly HostFrame Frame => ref _frame;

    /// <summary>Reads the next frame.</summary>
    /// <param name="cancellationToken">Gives the socket up: nothing can be read after it.</param>
    /// <returns>False when the host has closed the socket in order.</returns>
    /// <exception cref="FrameFormatException">What came is no frame of the protocol.</exception>
    /// <exception cref="StreamException">The socket was cut: <see cref="FabstirErrorCode.StreamConnectionLost"/>.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<ValueWebSocketReceiveResult> receiving = socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (!receiving.IsCompletedSuccessfully)
            {
                return ReadAsync(receiving, cancellationToken);
            }

            // Of a fast host there is more in memory: frames that are there, and whole, need no state.
            ValueWebSocketReceiveResult part = receiving.Result;
            return part is { EndOfMessage: true, MessageType: WebSocketMessageType.Text }
                ? new ValueTask<bool>(Read(part.Count))
                : ReadAsync(new ValueTask<ValueWebSocketReceiveResult>(part), cancellationToken);
        }
        catch (FrameFormatException e)
        {
            return ValueTask.FromException<bool>(e);
        }
        catch (Exception e) when (IsCut(e))
        {
            return ReadAsync(ValueTask.FromException<ValueWebSocketReceiveResult>(e), cancellationToken);
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

    private bool Read(int length)
    {
        _reader.Read(_buffer.AsSpan(0, length), out _frame);
        if (_buffer.Length > 4 * UsualBytes)
        {
            Resize(0, UsualBytes);
        }

        return true;
    }

    // Pooled, because there is one of these for each token of a slow host.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync(ValueTask<ValueWebSocketReceiveResult> receiving, CancellationToken cancellationToken)
    {
        try
        {
            ValueWebSocketReceiveResult part = await receiving.ConfigureAwait(false);
            int length = CheckedLength(part, 0);
            while (part is { EndOfMessage: false, MessageType: not WebSocketMessageType.Close })
            {
                if (length == _buffer.Length)
                {
                    Resize(length, length * 2);
                }

                part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length = CheckedLength(part, length);
            }

            return part.MessageType != WebSocketMessageType.Close && Read(length);
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

    /// <returns>How long the frame is with this part.</returns>
    private int CheckedLength(ValueWebSocketReceiveResult part, int before)
    {
        int length = before + part.Count;
        return part.MessageType == WebSocketMessageType.Binary ? throw new FrameFormatException($"{host} sent a binary frame: frames are text.")
            : length > StreamProtocol.MaxFrameBytes ? throw new FrameFormatException($"{host} sent a frame of more than {StreamProtocol.MaxFrameBytes} bytes.")
            : length;
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
