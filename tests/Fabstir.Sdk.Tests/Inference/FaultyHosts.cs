using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Fabstir.Sdk.Tests.Inference;

/// <summary>The hosts of a marketplace in memory, some of which do not do what they should.</summary>
internal sealed class FaultyHosts(IHostNetwork hosts) : HttpMessageHandler, IHostNetwork
{
    private readonly ConcurrentBag<WebSocket> _sockets = [];
    private readonly ConcurrentDictionary<string, int> _dialled = new(StringComparer.Ordinal);

    /// <summary>What a host answers over HTTP, by its name and the path; null for what hosts in memory answer.</summary>
    public Func<string, string, CancellationToken, Task<HttpResponseMessage?>> Answer { get; set; } = static (_, _, _) => Task.FromResult<HttpResponseMessage?>(null);

    /// <summary>Hosts whose sockets cannot be opened.</summary>
    public ConcurrentDictionary<string, bool> Unreachable { get; } = new(StringComparer.Ordinal);

    public bool HostsProveThemselves => hosts.HostsProveThemselves;

    public int DialledTo(string host) => _dialled.GetValueOrDefault(host);

    /// <summary>Cuts all sockets.</summary>
    public void Cut()
    {
        while (_sockets.TryTake(out WebSocket? socket))
        {
            socket.Abort();
        }
    }

    public async Task<WebSocket> OpenSocketAsync(Uri url, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        _dialled.AddOrUpdate(url.Host, 1, static (_, count) => count + 1);
        if (Unreachable.ContainsKey(url.Host))
        {
            throw new StreamException(FabstirErrorCode.WebSocketConnectionFailed, $"{url.Host} cannot be reached.");
        }

        WebSocket socket = await hosts.OpenSocketAsync(url, allowPrivateAddresses, cancellationToken);
        _sockets.Add(socket);
        return socket;
    }

    public HttpMessageInvoker HttpFor(bool allowPrivateAddresses) => new(this, disposeHandler: false);

    public static HttpResponseMessage Json(string text, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await Answer(request.RequestUri!.Host, request.RequestUri.AbsolutePath, cancellationToken)
        ?? await hosts.HttpFor(allowPrivateAddresses: false).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        hosts.Dispose();
        base.Dispose(disposing);
    }
}
