using System.Net.WebSockets;
using Fabstir.Abi;
using Fabstir.FaultTests.Readers;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Frames;

/// <summary>Throws damaged frames at a host, over a new socket whenever it has closed the last one. Every other socket is let in first. Not thread-safe.</summary>
internal sealed class FrameThrower(StreamWorld world, PaidSession session, ulong seed) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[65_536];
    private readonly HostFrameReader _reader = new();
    private ClientWebSocket? _socket;
    private AnswerWatch? _answers;
    private ClientFrame.SessionInit? _signed;

    /// <summary>How many sockets it took.</summary>
    public int Sockets { get; private set; }

    /// <summary>Throws one frame, and waits until the host has dealt with it: it answers the question that follows, or closes the socket.</summary>
    public async Task ThrowAsync(int number, CancellationToken cancellationToken)
    {
        Dice dice = new(Dice.Mix(seed) + (ulong)number);
        if (_socket is not { State: WebSocketState.Open } || _answers!.IsClosed)
        {
            await OpenAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }

        MutatedFrame frame = new FrameMutator(dice).Mutate(FrameBytes.Of(SampleOf(dice)));
        string question = $"question {number}";
        Task dealtWith = _answers!.WhenAnsweredAsync(question);
        try
        {
            foreach ((ReadOnlyMemory<byte> bytes, bool isLast) in frame.Split())
            {
                WebSocketMessageType type = frame.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                await _socket!.SendAsync(bytes, type, isLast, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            }

            ClientFrame.Inference empty = new(question, session.Session.Id, new InferenceRequest { Prompt = "" });
            await _socket!.SendAsync(FrameBytes.Of(empty), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The host closes before it has read all of it.
        }

        await dealtWith.WaitAsync(Patience, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _socket?.Abort();
        await (_answers?.Ended ?? Task.CompletedTask);
        _socket?.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{world.Host.Port}{StreamProtocol.Path}"), cancellationToken);
        Bytes32? challenge = await ReadAsync(cancellationToken) is HostMessage.Connected connected ? connected.Challenge : null;
        _signed = await SignedConnection.SignAsync(world, session, challenge, cancellationToken);
        if (Sockets++ % 2 == 0)
        {
            await _socket.SendAsync(FrameBytes.Of(_signed), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            HostMessage? answer = await ReadAsync(cancellationToken);
            if (answer is not HostMessage.SessionAccepted)
            {
                throw new InvalidOperationException($"The host did not let the client in: {answer}");
            }
        }

        _answers = new AnswerWatch(_socket);
    }

    // No prompt of these has an answer: what is thrown costs nothing.
    private ClientFrame SampleOf(Dice dice)
    {
        UInt256 id = session.Session.Id;
        InferenceRequest request = new()
        {
            Prompt = "nothing",
            MaxTokens = 100,
            Model = world.Chain.Model.ToString(),
            Temperature = 0.5,
            TopP = 0.5,
            Context = [new ContextMessage("user", "before"), new ContextMessage("assistant", "nothing")],
        };
        return dice.Next(7) switch
        {
            0 or 1 => new ClientFrame.Inference("r", id, request),
            2 => new ClientFrame.StreamCancel("r", id, "enough"),
            3 => new ClientFrame.StreamResume("r", id, 7),
            4 => new ClientFrame.StreamAck("r", 7),
            5 => new ClientFrame.StreamCredit("r", 256),
            _ => _signed!,
        };
    }

    private async Task<HostMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        ValueWebSocketReceiveResult result = await _socket!.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
        return _reader.Read(_buffer.AsSpan(0, result.Count)).Message;
    }
}
