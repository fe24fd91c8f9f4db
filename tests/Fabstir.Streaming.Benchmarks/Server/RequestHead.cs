using System.Security.Cryptography;
using System.Text;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>What a client of HTTP asks for: as much of it as this server needs.</summary>
/// <param name="Path">The path.</param>
/// <param name="SocketKey">What a client that wants a WebSocket has to be answered with; null of others.</param>
internal sealed record RequestHead(string Path, string? SocketKey)
{
    // RFC 6455, 1.3.
    private const string AcceptKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Reads up to the empty line, and nothing after it.</summary>
    public static async Task<RequestHead> ReadAsync(Stream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        const string KeyHeader = "Sec-WebSocket-Key:";
        string[] lines = head.ToString().Split("\r\n");
        string? key = Array.Find(lines, static line => line.StartsWith(KeyHeader, StringComparison.OrdinalIgnoreCase));
        return new RequestHead(lines[0].Split(' ')[1], key?[KeyHeader.Length..].Trim());
    }

    public static Task AnswerAsync(Stream stream, string json) => WriteAsync(
        stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}");

    // RFC 6455 names this hash; nothing depends on its strength.
#pragma warning disable CA5350
    public Task UpgradeAsync(Stream stream) => WriteAsync(
        stream,
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + $"Sec-WebSocket-Accept: {Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(SocketKey + AcceptKey)))}\r\n\r\n");
#pragma warning restore CA5350

    private static async Task WriteAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
}
