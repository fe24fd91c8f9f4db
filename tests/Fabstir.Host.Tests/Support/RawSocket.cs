using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Fabstir.Host.Tests.Support;

/// <summary>A client that knows nothing but WebSockets and JSON: what it sends and reads is the text on the wire.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[2 * 1024 * 1024];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Opens a socket, and reads the greeting.</summary>
    public static async Task<(RawSocket Socket, JsonElement Connected)> OpenAsync(Uri host)
    {
        RawSocket socket = await ConnectAsync(host);
        return (socket, await socket.ReceiveAsync());
    }

    public static async Task<RawSocket> ConnectAsync(Uri host)
    {
        RawSocket socket = new();
        await socket._socket.ConnectAsync(new UriBuilder(host) { Scheme = "ws", Path = "/v1/ws" }.Uri, Cancellation);
        return socket;
    }

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) => _socket.SendAsync(bytes, type, endOfMessage: true, Cancellation);

    /// <summary>The next frame.</summary>
    public async Task<JsonElement> ReceiveAsync() => await TryReceiveAsync() ?? throw new InvalidOperationException($"The host closed the socket: {CloseStatus}.");

    /// <summary>The next frame; null when the host closed the socket.</summary>
    public async Task<JsonElement?> TryReceiveAsync()
    {
        try
        {
            return await ReadAsync();
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>So many frames.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceiveAsync(int count)
    {
        List<JsonElement> frames = [];
        while (frames.Count < count)
        {
            frames.Add(await ReceiveAsync());
        }

        return frames;
    }

    /// <summary>All frames up to the first of a type, that one included.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceiveUntilAsync(string type)
    {
        List<JsonElement> frames = [];
        do
        {
            frames.Add(await ReceiveAsync());
        }
        while (frames[^1].Type() != type);

        return frames;
    }

    public Task CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure) => _socket.CloseAsync(status, null, Cancellation);

    /// <summary>Cuts the connection without a word.</summary>
    public void Cut() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement?> ReadAsync()
    {
        int length = 0;
        while (true)
        {
            WebSocketReceiveResult result = await _socket.ReceiveAsync(new ArraySegment<byte>(_buffer, length, _buffer.Length - length), Cancellation);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (result.EndOfMessage)
            {
                Assert.Equal(WebSocketMessageType.Text, result.MessageType);
                return JsonSerializer.Deserialize<JsonElement>(_buffer.AsSpan(0, length));
            }
        }
    }
}
