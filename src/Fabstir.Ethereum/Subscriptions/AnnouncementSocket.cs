using System.Net.WebSockets;
using System.Text.Json;

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
    private string? _subscription;
    private Task? _block;

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
            while (_subscription is null)
            {
                using JsonDocument message = await _messages.ReceiveAsync(either.Token).ConfigureAwait(false);
                _subscription = AnnouncementMessages.ReadSubscription(message.RootElement, _endpoint);
            }
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

    /// <summary>Waits until a block is announced, or for so long.</summary>
    /// <exception cref="EthereumException">The connection is lost.</exception>
    public async Task WaitForBlockAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        // It goes on where a wait has ended before it: a receive that is cancelled would close the connection.
        _block ??= ReceiveBlockAsync();
        try
        {
            await _block.WaitAsync(atMost, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            _block = null;
        }
        catch (TimeoutException)
        {
            // Silence is for the caller to judge: whoever waited so long asks the node.
        }
    }

    public void Dispose()
    {
        _disposing.Cancel();
        _socket.Dispose();
        _disposing.Dispose();

        // Nobody waits for it any more, and how it ends is of no interest.
        _block?.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task ReceiveBlockAsync()
    {
        while (true)
        {
            using JsonDocument message = await _messages.ReceiveAsync(_disposing.Token).ConfigureAwait(false);
            if (AnnouncementMessages.IsOf(message.RootElement, _subscription!))
            {
                return;
            }
        }
    }
}
