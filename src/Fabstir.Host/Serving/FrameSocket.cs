using System.Buffers;
using System.Net.WebSockets;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>
/// A WebSocket that speaks in frames. Any number of writers take turns; one reader. What it holds is bounded: one frame of each direction. A frame that takes too
/// long to write, and a close that is not answered, end the connection.
/// </summary>
internal sealed class FrameSocket : ISessionSocket, IDisposable
{
    private const int UsualSize = 4 * 1024;
    private const int LargeSize = 64 * 1024;

    private readonly WebSocket _socket;
    private readonly TimeSpan _sendTimeout;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FrameWriter _writer = new();
    private readonly CancellationTokenSource _writing;
    private readonly CancellationTokenSource _reading;
    private ArrayBufferWriter<byte> _output = new(UsualSize);
    private bool _isClosing;
    private byte[] _input = ArrayPool<byte>.Shared.Rent(UsualSize);

    public FrameSocket(WebSocket socket, TimeSpan sendTimeout, TimeProvider time)
    {
        _socket = socket;
        _sendTimeout = sendTimeout;
        _writing = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _reading = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    public bool IsAcknowledging { get; set; }

    /// <summary>Whether the client closed the socket as one who is done.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>How many frames went in either direction: who compares two readings sees whether anything happens.</summary>
    public long Activity { get; private set; }

    public async ValueTask SendAsync(HostFrame frame)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _output.ResetWrittenCount();
            _writer.Write(frame, _output);
            await WriteAsync(_output.WrittenMemory).ConfigureAwait(false);
            Activity++;
        }
        finally
        {
            if (_output.Capacity > LargeSize)
            {
                _output = new ArrayBufferWriter<byte>(UsualSize);
            }

            _turn.Release();
        }
    }

    /// <summary>The next frame; null when there will be none. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            return await ReadFrameAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }

    /// <summary>Gives a large buffer back: what was received is no longer needed.</summary>
    public void Forget()
    {
        if (_input.Length > LargeSize)
        {
            ArrayPool<byte>.Shared.Return(_input, clearArray: true);
            _input = ArrayPool<byte>.Shared.Rent(UsualSize);
        }
    }

    /// <summary>Says goodbye, and gives the client a while to answer.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string description)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                _isClosing = true;
                _writing.CancelAfter(StreamProtocol.DrainWithin);
                await _socket.CloseOutputAsync(status, description, _writing.Token).ConfigureAwait(false);
                _reading.CancelAfter(StreamProtocol.DrainWithin);
            }
        }
        catch (Exception e) when (IsBroken(e))
        {
            _socket.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Replace()
    {
        if (_turn.CurrentCount > 0)
        {
            _ = RefuseAsync(WebSocketCloseStatus.PolicyViolation, HostErrorCode.SessionInUse, "Another socket took the session over.");
        }
        else
        {
            // A write is under way, and may hang: whoever took over does not wait for it.
            Abort();
        }
    }

    public void Abort() => _socket.Abort();

    public void Dispose()
    {
        _socket.Dispose();
        _writer.Dispose();
        _writing.Dispose();
        _reading.Dispose();

        // Not _turn, which holds nothing: whoever shuts the host down may wait for it at this moment.
        ArrayPool<byte>.Shared.Return(_input, clearArray: true);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadFrameAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await _socket.ReceiveAsync(_input.AsMemory(length), _reading.Token).ConfigureAwait(false);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                // An answer to a close of the host's own says nothing about the client.
                HasLeft = !_isClosing && _socket.CloseStatus == WebSocketCloseStatus.NormalClosure;
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
                return null;
            }

            if (result.MessageType == WebSocketMessageType.Binary)
            {
                return await RefuseAsync(WebSocketCloseStatus.InvalidMessageType, HostErrorCode.InvalidFrame, "Frames are text.").ConfigureAwait(false);
            }

            if (length > StreamProtocol.MaxFrameBytes)
            {
                string reason = $"A frame has at most {StreamProtocol.MaxFrameBytes} bytes.";
                return await RefuseAsync(WebSocketCloseStatus.MessageTooBig, HostErrorCode.InvalidFrame, reason).ConfigureAwait(false);
            }

            if (result.EndOfMessage && !Volatile.Read(ref _isClosing))
            {
                Activity++;
                return _input.AsMemory(0, length);
            }

            if (result.EndOfMessage)
            {
                // Said before the goodbye arrived: nobody answers it any more.
                length = 0;
            }
            else if (length == _input.Length)
            {
                Grow(length);
            }
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            ValueTask writing = _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, _writing.Token);
            if (writing.IsCompletedSuccessfully)
            {
                await writing.ConfigureAwait(false);
                return;
            }

            _writing.CancelAfter(_sendTimeout);
            await writing.ConfigureAwait(false);
            _writing.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new IOException("The socket takes no more frames.", e);
        }
    }

    private async Task<ReadOnlyMemory<byte>?> RefuseAsync(WebSocketCloseStatus status, string code, string reason)
    {
        try
        {
            await SendAsync(new HostFrame(null, new HostMessage.HostError(code, reason))).ConfigureAwait(false);
            await CloseAsync(status, reason).ConfigureAwait(false);
        }
        catch (IOException)
        {
            Abort();
        }

        return null;
    }

    private void Grow(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
        _input.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_input, clearArray: true);
        _input = larger;
    }

    private static bool IsBroken(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;
}
