using System.Net;

namespace Fabstir.Ethereum;

/// <summary>Makes the HTTP client of a transport that has connections of its own.</summary>
internal static class NodeHttpClient
{
    public static HttpClient Create()
    {
        SocketsHttpHandler handler = new()
        {
            // A node that moves away is a matter for whoever configured its URL, and no cookie has a meaning here.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            // Follows changes of DNS, which providers use to fail over.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
