using System.Net.WebSockets;
using Fabstir.Protocol;

namespace Fabstir.FaultTests.Frames;

/// <summary>Reads whatever a host says, until it closes the socket. Thread-safe.</summary>
internal sealed class AnswerWatch
{
    private readonly ClientWebSocket _socket;
    private readonly HostFrameReader _reader = new();
    private readonly Lock _lock = new();
    private (string Id, TaskCompletionSource Answered)? _awaited;
    private bool _isClosed;

    public AnswerWatch(ClientWebSocket socket)
    {
        _socket = socket;
        Ended = ReadAsync();
    }

    /// <summary>Ends when the socket is closed.</summary>
    public Task Ended { get; }

    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Ends when the host has said something of an id, or closed the socket.</summary>
    public Task WhenAnsweredAsync(string id)
    {
        lock (_lock)
        {
            TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (id, answered);
            return _isClosed ? Task.CompletedTask : answered.Task;
        }
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[65_536];
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                Take(_reader.Read(buffer.AsSpan(0, received.Count)).Id);
            }

            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }

        lock (_lock)
        {
            _isClosed = true;
            _awaited?.Answered.TrySetResult();
        }
    }

    private void Take(string? id)
    {
        lock (_lock)
        {
            if (_awaited is { } awaited && awaited.Id == id)
            {
                awaited.Answered.TrySetResult();
            }
        }
    }
}
