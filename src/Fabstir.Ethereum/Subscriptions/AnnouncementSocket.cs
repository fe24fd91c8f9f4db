using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Fabstir.Ethereum;

/// <summary>A WebSocket connection on which a node announces each new block (<c>eth_subscribe</c>, <c>newHeads</c>).</summary>
internal sealed class AnnouncementSocket : IDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private readonly RpcEndpoint _endpoint;
    private readonly JsonRpcTransportOptions _options;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly SocketMessages _messages;

    // One that nobody has taken yet stands for all that came since.
    private readonly Channel<bool> _announced = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public AnnouncementSocket(RpcEndpoint endpoint, JsonRpcTransportOptions options)
    {
        _endpoint = endpoint;
        _options = options;
        _messages = new SocketMessages(_socket, endpoint);
        _socket.Options.KeepAliveInterval = KeepAlive;
        _socket.Options.KeepAliveTimeout = KeepAlive;
        if (endpoint.Authorization is { } authorization)
        {
            _socket.Options.SetRequestHeader("Authorization", authorization.ToString());
        }
    }

    /// <summary>Connects, and asks to be told of blocks.</summary>
    /// <exception cref="EthereumException">There is no connection, or the node announces nothing.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(_options.RequestTimeout, _options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await _socket.ConnectAsync(_endpoint.RequestUri, either.Token).ConfigureAwait(false);
            await _messages.SendAsync(AnnouncementMessages.Subscribe, either.Token).ConfigureAwait(false);
            string? subscription = null;
            while (subscription is null)
            {
                using JsonDocument message = await _messages.ReceiveAsync(either.Token).ConfigureAwait(false);
                subscription = AnnouncementMessages.ReadSubscription(message.RootElement, _endpoint);
            }

            _ = ListenAsync(subscription, _disposing.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NodeUnreachableException(_endpoint.Name, "connecting took too long", mayHaveArrived: true, e);
        }
        catch (WebSocketException e)
        {
            throw SocketMessages.Unreachable(_endpoint, e);
        }
    }

    /// <summary>Waits until a block is announced that nobody has waited for yet, or for so long.</summary>
    /// <exception cref="EthereumException">The connection is lost.</exception>
    public async Task WaitForBlockAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(atMost, _options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await _announced.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
            _announced.Reader.TryRead(out _);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Silence is for the caller to judge: whoever waited so long asks the node.
        }
    }

    public void Dispose()
    {
        _disposing.Cancel();
        _socket.Dispose();
        _disposing.Dispose();
    }

    /// <summary>Receives whatever comes, so that the connection stays alive however slow polls are. Ends with the connection.</summary>
    private async Task ListenAsync(string subscription, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using JsonDocument message = await _messages.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (AnnouncementMessages.IsOf(message.RootElement, subscription))
                {
                    _announced.Writer.TryWrite(true);
                }
            }
        }
        catch (Exception e)
        {
            _announced.Writer.TryComplete(e);
        }
    }
}
