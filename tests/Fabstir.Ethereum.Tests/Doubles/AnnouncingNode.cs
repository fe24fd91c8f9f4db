using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Fabstir.Ethereum.Tests;

/// <summary>The WebSocket side of a node, on a real port: a test answers and announces by hand.</summary>
internal sealed class AnnouncingNode : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Channel<WebSocket> _connections = Channel.CreateUnbounded<WebSocket>();
    private readonly Task _accepting;

    public AnnouncingNode()
    {
        _listener.Start();
        Endpoint = new WebSocketEndpoint(new Uri($"ws://{_listener.LocalEndpoint}/v3/0123456789abcdef"));
        _accepting = AcceptAsync();
    }

    public WebSocketEndpoint Endpoint { get; }

    /// <summary>Headers of the last request.</summary>
    public string? Authorization { get; private set; }

    /// <summary>The next connection, with the request that came first on it.</summary>
    public async Task<(WebSocket Socket, JsonNode Request)> AcceptRequestAsync()
    {
        WebSocket socket = await _connections.Reader.ReadAsync(Test.Token);
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, Test.Token);
        return (socket, JsonNode.Parse(buffer.AsSpan(0, received.Count))!);
    }

    /// <summary>The next connection, with a subscription on it.</summary>
    public async Task<WebSocket> AcceptSubscriptionAsync(string id)
    {
        (WebSocket socket, JsonNode request) = await AcceptRequestAsync();
        Assert.Equal("""{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}""", request.ToJsonString());
        await SendAsync(socket, $$"""{"jsonrpc":"2.0","id":1,"result":"{{id}}"}""");
        return socket;
    }

    public static Task AnnounceAsync(WebSocket socket, string id) =>
        SendAsync(socket, $$"""{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"{{id}}","result":null} }""");

    public static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Test.Token);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _clients.ForEach(client => client.Dispose());
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_closing.Token);
                _clients.Add(client);
                await _connections.Writer.WriteAsync(await UpgradeAsync(client.GetStream()));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over.
        }
    }

    /// <summary>RFC 6455, section 4.2.2.</summary>
    private async Task<WebSocket> UpgradeAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 1, leaveOpen: true);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        await reader.ReadLineAsync(_closing.Token);
        while (await reader.ReadLineAsync(_closing.Token) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        Authorization = headers.GetValueOrDefault("Authorization");
#pragma warning disable CA5350 // The RFC wants SHA-1, and nothing is protected by it.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        string response = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(response), _closing.Token);
        return WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
    }
}
