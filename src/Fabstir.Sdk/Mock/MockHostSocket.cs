using System.Buffers;
using System.Net.WebSockets;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>A host in memory at the other end of one socket. It speaks <c>fabstir-stream/1</c>, and answers one prompt at a time.</summary>
internal sealed class MockHostSocket(MockService service, WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly FrameWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _output = new();
    private MockSession? _session;
    private MockAnswer? _answer;

    public async Task RunAsync()
    {
        try
        {
            await SendAsync(null, new HostMessage.Connected(StreamProtocol.Name, [HostCapability.Credit], Challenge: null)).ConfigureAwait(false);
            while (await ReadAsync().ConfigureAwait(false) is { } frame)
            {
                await OnAsync(frame).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or FrameFormatException)
        {
            socket.Abort();
        }

        await LeaveAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
        _writer.Dispose();
    }

    private Task OnAsync(ClientFrame frame)
    {
        switch (frame)
        {
            case ClientFrame.SessionInit init:
                _session = service.Find(init.SessionId);
                return SendAsync(init.Id, _session is null
                    ? new HostMessage.HostError(HostErrorCode.SessionNotServed, "No host in memory serves this session.")
                    : new HostMessage.SessionAccepted(_session.Id, service.ChainId, new ModelId(_session.Model).ToString(), HostSignature: null));
            case ClientFrame.Inference when _session is null:
                return SendAsync(frame.Id, new HostMessage.HostError(HostErrorCode.SessionRequired, "Send session_init first."));
            case ClientFrame.Inference when _answer is { IsOver: false }:
                return SendAsync(frame.Id, new HostMessage.HostError(HostErrorCode.Busy, "One prompt at a time."));
            case ClientFrame.Inference inference:
                _answer = MockAnswer.Start(service, _session, inference, SendAsync);
                return Task.CompletedTask;
            case ClientFrame.StreamAck acknowledgement:
                _answer?.Acknowledge(acknowledgement.Id, acknowledgement.NextIndex);
                return Task.CompletedTask;
            case ClientFrame.StreamCredit credit:
                _answer?.Allow(credit.Id, credit.Tokens);
                return Task.CompletedTask;
            case ClientFrame.StreamCancel cancel:
                _answer?.Cancel(cancel.Id);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>The claims are on chain before the client hears that the socket is closed.</summary>
    private async Task LeaveAsync()
    {
        if (_answer is { } answer)
        {
            answer.Cancel(id: null);
            await answer.Ended.ConfigureAwait(false);
        }

        if (_session is { } session)
        {
            service.Claim(session.Id);
        }

        if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None).ConfigureAwait(false);
        }

    }

    private async Task<ClientFrame?> ReadAsync()
    {
        using MemoryStream frame = new();
        byte[] part = new byte[4 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(part.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(part, 0, result.Count);
            if (result.EndOfMessage)
            {
                return ClientFrameReader.Read(frame.GetBuffer().AsSpan(0, (int)frame.Length));
            }
        }
    }

    private Task SendAsync(string? id, HostMessage message) => SendAsync(new HostFrame(id, message));

    private async Task SendAsync(HostFrame frame)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            _output.ResetWrittenCount();
            _writer.Write(frame, _output);
            await socket.SendAsync(_output.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}
