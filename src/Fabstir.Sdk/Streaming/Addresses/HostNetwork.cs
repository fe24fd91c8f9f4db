using System.Net;
using System.Net.WebSockets;

namespace Fabstir;

/// <summary>Hosts on the network. Each connection is checked where it leads when it is made. No proxy, no cookies, no redirects.</summary>
internal sealed class HostNetwork : IHostNetwork
{
    // For whatever is between: it forgets connections on which nothing is said.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private readonly bool _isLocal;
    private readonly Lazy<HttpMessageInvoker> _public;
    private readonly Lazy<HttpMessageInvoker> _any;

    /// <param name="isLocal">Whether the chain is a local one, whose hosts are where it is.</param>
    /// <param name="resolve">What looks names up; null for the system.</param>
    public HostNetwork(bool isLocal, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        _isLocal = isLocal;
        resolve ??= static (host, token) => Dns.GetHostAddressesAsync(host, token);
        _public = new(() => Create(new GuardedDialer(allowPrivateAddresses: false, resolve)));
        _any = new(() => Create(new GuardedDialer(allowPrivateAddresses: true, resolve)));
    }

    /// <summary>For connections that belong to no client.</summary>
    public static HostNetwork Shared { get; } = new(isLocal: false);

    public bool HostsProveThemselves => true;

    public async Task<WebSocket> OpenSocketAsync(Uri url, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = KeepAlive;
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(url, HttpFor(allowPrivateAddresses), cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (Exception e)
        {
            HttpStatusCode status = socket.HttpStatusCode;
            socket.Dispose();
            if (e is WebSocketException or HttpRequestException)
            {
                throw Translate(e, url, status);
            }

            throw;
        }
    }

    public HttpMessageInvoker HttpFor(bool allowPrivateAddresses) => (allowPrivateAddresses || _isLocal ? _any : _public).Value;

    public void Dispose()
    {
        foreach (Lazy<HttpMessageInvoker> one in new[] { _public, _any })
        {
            if (one.IsValueCreated)
            {
                one.Value.Dispose();
            }
        }
    }

    /// <summary>What stopped a connection: a refusal of ours, or what the network said.</summary>
    public static FabstirException Translate(Exception exception, Uri url, HttpStatusCode status)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HostAddressRefusedException refused)
            {
                return refused;
            }
        }

        string name = HostEndpoint.Show(url);
        return status switch
        {
            HttpStatusCode.TooManyRequests => new StreamException(FabstirErrorCode.RateLimitExceeded, $"{name} takes no more connections for now.", exception),
            >= (HttpStatusCode)300 => new StreamException(
                FabstirErrorCode.WebSocketConnectionFailed, $"{name} answered {(int)status} and opened no socket; redirects are not followed.", exception),
            _ => new StreamException(FabstirErrorCode.WebSocketConnectionFailed, $"{name} cannot be reached: {exception.GetBaseException().Message}", exception),
        };
    }

    private static HttpMessageInvoker Create(GuardedDialer dialer) => new(new SocketsHttpHandler
    {
        ConnectCallback = dialer.ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 16,
    });
}
