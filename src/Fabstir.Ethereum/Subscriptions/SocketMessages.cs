using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Fabstir.Ethereum;

/// <summary>JSON messages over a WebSocket, each of bounded size. What goes wrong becomes an exception of ours here.</summary>
internal sealed class SocketMessages(WebSocket socket, RpcEndpoint endpoint)
{
    // An announcement has a header, of a kilobyte or two.
    private const int LargestMessage = 1 << 20;
    private const int ChunkSize = 1 << 12;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException e)
        {
            throw Unreachable(endpoint, e);
        }
    }

    /// <exception cref="NodeUnreachableException">The connection is lost, or the node closes it.</exception>
    /// <exception cref="MalformedAnswerException">The message is too large, or no JSON.</exception>
    public async Task<JsonDocument> ReceiveAsync(CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> message = new(ChunkSize);
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(message.GetMemory(ChunkSize), cancellationToken).ConfigureAwait(false);
                message.Advance(part.Count);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new NodeUnreachableException(endpoint.Name, "it closed the connection", mayHaveArrived: true);
                }

                if (message.WrittenCount > LargestMessage)
                {
                    throw Malformed($"it has more than {LargestMessage} bytes");
                }

                if (part.EndOfMessage)
                {
                    return JsonDocument.Parse(message.WrittenMemory, Shallow);
                }
            }
        }
        catch (WebSocketException e)
        {
            throw Unreachable(endpoint, e);
        }
        catch (JsonException)
        {
            throw Malformed("it is no JSON");
        }
    }

    public static NodeUnreachableException Unreachable(RpcEndpoint endpoint, WebSocketException cause) =>
        new(endpoint.Name, $"the WebSocket failed ({cause.WebSocketErrorCode})", mayHaveArrived: true, endpoint.AsCause(cause));

    private MalformedAnswerException Malformed(string reason) => new(endpoint.Name, "eth_subscribe", reason);
}
