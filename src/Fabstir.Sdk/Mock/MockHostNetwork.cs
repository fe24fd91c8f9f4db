using System.Net.WebSockets;

namespace Fabstir;

/// <summary>The hosts of a marketplace in memory, and their sockets. Thread-safe.</summary>
internal sealed class MockHostNetwork : IHostNetwork
{
    private readonly MockContracts _contracts;
    private readonly MockService _service;
    private readonly Lock _lock = new();
    private readonly List<WebSocket> _sockets = [];
    private readonly HttpMessageInvoker _http;

    public MockHostNetwork(MockContracts contracts)
    {
        _contracts = contracts;
        _service = new MockService(contracts);
        _http = new HttpMessageInvoker(new MockHostAnswers());
    }

    public bool HostsProveThemselves => false;

    public Task<WebSocket> OpenSocketAsync(Uri url, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsHost(url))
        {
            throw new StreamException(FabstirErrorCode.WebSocketConnectionFailed, $"No host of the marketplace in memory is at {HostEndpoint.Show(url)}.");
        }

        (WebSocket client, WebSocket host) = SocketPair.Create();
        lock (_lock)
        {
            _sockets.RemoveAll(static socket => socket.State is WebSocketState.Closed or WebSocketState.Aborted);
            _sockets.Add(host);
        }

        _ = Task.Run(() => ServeAsync(host), CancellationToken.None);
        return Task.FromResult(client);
    }

    public HttpMessageInvoker HttpFor(bool allowPrivateAddresses) => _http;

    public void Dispose()
    {
        lock (_lock)
        {
            _sockets.ForEach(static socket => socket.Abort());
            _sockets.Clear();
        }

        _http.Dispose();
    }

    private async Task ServeAsync(WebSocket socket)
    {
        using MockHostSocket host = new(_service, socket);
        await host.RunAsync().ConfigureAwait(false);
    }

    private bool IsHost(Uri url)
    {
        lock (_contracts.State.Lock)
        {
            return _contracts.Hosts.Urls.Any(text => HostUrl.Read(text) is { } known && new HostEndpoint(known).Socket == url);
        }
    }
}
