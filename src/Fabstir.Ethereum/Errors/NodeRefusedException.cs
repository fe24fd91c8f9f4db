using System.Net;

namespace Fabstir.Ethereum;

/// <summary>A node, or what stands before it, refused an HTTP request: too many of them, no permission, an outage.</summary>
public sealed class NodeRefusedException : EthereumException
{
    /// <summary>Describes a refused request.</summary>
    /// <param name="endpoint">Scheme, host and port of the node: nothing else of its URL, where providers put keys.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="retryAfter">How long to wait before the next request, if the node says so.</param>
    public NodeRefusedException(string endpoint, HttpStatusCode statusCode, TimeSpan? retryAfter = null)
        : base($"{endpoint} refused the request with HTTP status {(int)statusCode} ({statusCode}).")
    {
        Endpoint = endpoint;
        StatusCode = statusCode;
        RetryAfter = retryAfter;
    }

    /// <summary>Scheme, host and port of the node.</summary>
    public string Endpoint { get; }

    /// <summary>The HTTP status: 429 when there were too many requests, 401 or 403 when a key is missing or wrong.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>How long to wait before the next request; null when the node does not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
