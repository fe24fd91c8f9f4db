using System.Net.WebSockets;
using System.Text.Json;
using Fabstir.Streaming.Benchmarks.Server;

namespace Fabstir.Streaming.Benchmarks.Clients;

/// <summary>The floor: a socket, a buffer and a JSON reader in one loop. No numbers, no acknowledgements, no limits, no channel.</summary>
internal sealed class RawClient : IAnswerClient
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[65_536];

    public static async Task<RawClient> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        RawClient client = new();
        await client._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{TokenServer.BarePath}"), cancellationToken);
        await client.ReceiveAsync(cancellationToken);
        return client;
    }

    public async Task<int> ReadAsync(int tokens, CancellationToken cancellationToken)
    {
        byte[] question = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "inference",
            id = "r",
            session_id = "1",
            request = new { prompt = "tokens", max_tokens = tokens, stream = true },
        });
        await _socket.SendAsync(question, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        int received = 0;
        while (true)
        {
            int length = await ReceiveAsync(cancellationToken);
            if (TextOf(_buffer.AsSpan(0, length)) is not { } text)
            {
                return received;
            }

            received += text.Length > 0 ? 1 : 0;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += result.Count;
            if (result.EndOfMessage)
            {
                return length;
            }
        }
    }

    // Null at the end of the answer.
    private static string? TextOf(ReadOnlySpan<byte> frame)
    {
        Utf8JsonReader reader = new(frame);
        string? text = null;
        bool isToken = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isToken = reader.ValueTextEquals("stream_chunk"u8);
            }
            else if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                text = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return isToken ? text : null;
    }
}
