namespace Fabstir.Ethereum;

/// <summary>One endpoint of a transport, and what is known about it. Guarded by its <see cref="NodeRotation"/>.</summary>
internal sealed class NodeEndpoint(JsonRpcExchange exchange)
{
    public JsonRpcExchange Exchange => exchange;

    /// <summary>Whether it was on the right chain, and nothing has gone wrong with it since.</summary>
    public bool IsVerified { get; set; }

    /// <summary>Why it is left out; null while it is not.</summary>
    public WrongChainException? Exclusion { get; set; }
}
