namespace Fabstir.Ethereum;

/// <summary>Where a node announces new blocks over WebSocket.</summary>
/// <remarks>Only scheme, host and port of it are ever shown: providers put keys into the path and the query. Immutable, thread-safe.</remarks>
public sealed class WebSocketEndpoint
{
    /// <summary>An endpoint by its URL.</summary>
    /// <param name="uri">The URL, ws or wss. User name and password are sent as HTTP basic authentication.</param>
    /// <exception cref="ArgumentException">The URL is no absolute ws or wss URL. The message does not repeat it.</exception>
    public WebSocketEndpoint(Uri uri) => Endpoint = RpcEndpoint.OfWebSocket(uri);

    internal RpcEndpoint Endpoint { get; }

    /// <summary>Scheme, host and port of the node.</summary>
    public override string ToString() => Endpoint.ToString();
}
