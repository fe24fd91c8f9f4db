using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>The host's end of a socket, played by a test: frame by frame, or byte by byte.</summary>
internal sealed class ScriptedSocket(WebSocket socket)
{
    public static readonly string[] AllButAuth = [HostCapability.Resume, HostCapability.Credit];

    /// <summary>The session that the client asked for.</summary>
    public ClientFrame.SessionInit? Init { get; private set; }

    /// <summary>Greets as a host of today does: without a protocol.</summary>
    public Task GreetAsBaseAsync() => SendTextAsync("""{"type":"connected","message":"WebSocket connected successfully"}""");

    public Task GreetAsync(IReadOnlyList<string>? capabilities = null, Bytes32? challenge = null) =>
        SendAsync(null, new HostMessage.Connected(StreamProtocol.Name, capabilities ?? AllButAuth, challenge));

    /// <summary>Takes the client's <c>session_init</c>.</summary>
    public async Task<ClientFrame.SessionInit> ReadInitAsync() => Init = await ReadAsync<ClientFrame.SessionInit>();

    /// <summary>Greets and accepts the session, as a host that speaks the protocol.</summary>
    public async Task<ScriptedSocket> AcceptAsync(IReadOnlyList<string>? capabilities = null)
    {
        await GreetAsync(capabilities);
        ClientFrame.SessionInit init = await ReadInitAsync();
        await SendAsync(init.Id, new HostMessage.SessionAccepted(init.SessionId, init.ChainId, init.Model, HostSignature: null));
        return this;
    }

    /// <summary>Greets and accepts the session, as a host of today.</summary>
    public async Task<ScriptedSocket> AcceptAsBaseAsync()
    {
        await GreetAsBaseAsync();
        ClientFrame.SessionInit init = await ReadInitAsync();
        await SendTextAsync($$"""{"type":"session_init_ack","status":"success","session_id":"{{init.SessionId}}","job_id":{{init.SessionId}},"chain_id":{{init.ChainId}},"id":"{{init.Id}}"}""");
        return this;
    }

    /// <summary>The next frame of a kind; acknowledgements and credits are passed over where another is wanted.</summary>
    public async Task<T> ReadAsync<T>()
        where T : ClientFrame
    {
        while (true)
        {
            ClientFrame frame = await ReadAsync() ?? throw new InvalidOperationException($"The client closed the socket, where the test wants {typeof(T).Name}.");
            if (frame is T wanted)
            {
                return wanted;
            }

            Assert.True(frame is ClientFrame.StreamAck or ClientFrame.StreamCredit, $"The client sent {frame.GetType().Name}, where the test wants {typeof(T).Name}.");
        }
    }

    /// <summary>The next frame; null when the client closes the socket.</summary>
    public async Task<ClientFrame?> ReadAsync()
    {
        using MemoryStream frame = new();
        byte[] part = new byte[4096];
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(part.AsMemory(), Test.Token);
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

    /// <summary>Tokens of a request, one in a piece: the text of token 7 is "7 ".</summary>
    public async Task SendTokensAsync(string? id, int first, int count)
    {
        for (int index = first; index < first + count; index++)
        {
            await SendAsync(id, new StreamChunk(TextOf(index), index, 1));
        }
    }

    public static string TextOf(int index) => FormattableString.Invariant($"{index} ");

    public static string TextOf(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(static index => TextOf(index)));

    public Task SendEndAsync(string? id, int tokens, string finish = "stop") =>
        SendAsync(id, new HostMessage.StreamEnd(finish == "cancelled" ? "cancelled" : "complete", finish, tokens, new TokenUsage(3, tokens)));

    public Task SendAsync(string? id, StreamChunk chunk) => SendAsync(new HostFrame(id, chunk));

    public Task SendAsync(string? id, HostMessage message) => SendAsync(new HostFrame(id, message));

    public Task SendAsync(HostFrame frame)
    {
        ArrayBufferWriter<byte> output = new();
        using FrameWriter writer = new();
        writer.Write(frame, output);
        return SendBytesAsync(output.WrittenSpan.ToArray());
    }

    public Task SendTextAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendBytesAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        await socket.SendAsync(bytes.AsMemory(), type, endOfMessage: true, Test.Token);

    /// <summary>One frame of so many bytes, in parts. The client may have had enough before the end.</summary>
    public async Task SendLargeAsync(int bytes)
    {
        byte[] part = new byte[64 * 1024];
        part.AsSpan().Fill((byte)' ');
        try
        {
            for (int sent = 0; sent < bytes; sent += part.Length)
            {
                await socket.SendAsync(part.AsMemory(), WebSocketMessageType.Text, endOfMessage: false, Test.Token);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            // It has.
        }
    }

    /// <summary>The cable is cut.</summary>
    public void Cut() => socket.Abort();

    /// <summary>Closes in order.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Test.Token);
}
