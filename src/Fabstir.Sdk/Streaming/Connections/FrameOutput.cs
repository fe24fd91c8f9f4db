using System.Buffers;
using System.Net.WebSockets;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Sends frames, one after the other and each within a time. Thread-safe.</summary>
internal sealed class FrameOutput(WebSocket socket, string host, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int UsualBytes = 64 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FrameWriter _writer = new();
    private ArrayBufferWriter<byte> _output = new();

    /// <param name="frame">The frame.</param>
    /// <param name="cancellationToken">Gives up while others send; a frame that has begun is sent to its end.</param>
    /// <exception cref="FrameFormatException">The frame is larger than the protocol allows. It was not sent.</exception>
    /// <exception cref="StreamException">The socket was cut, or takes nothing: <see cref="FabstirErrorCode.StreamConnectionLost"/>.</exception>
    public async ValueTask SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        // Whoever is before this one is done within the same time.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(frame).ConfigureAwait(false);
        }
        finally
        {
            if (_output.Capacity > UsualBytes)
            {
                _output = new ArrayBufferWriter<byte>();
            }

            _turn.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private async ValueTask WriteAsync(ClientFrame frame)
    {
        try
        {
            _output.ResetWrittenCount();
            _writer.Write(frame, _output);
            if (_output.WrittenCount > StreamProtocol.MaxFrameBytes)
            {
                throw new FrameFormatException($"The frame has {_output.WrittenCount} bytes; {StreamProtocol.MaxFrameBytes} is the most. It was not sent.");
            }

            ValueTask sending = socket.SendAsync(_output.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            await (sending.IsCompletedSuccessfully ? sending : new ValueTask(sending.AsTask().WaitAsync(timeout, time))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or TimeoutException)
        {
            socket.Abort();
            throw new StreamException(
                FabstirErrorCode.StreamConnectionLost, e is TimeoutException ? $"{host} took no frame within {timeout}." : $"The socket of {host} was cut.", e);
        }
    }
}
