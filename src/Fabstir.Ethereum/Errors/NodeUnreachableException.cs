namespace Fabstir.Ethereum;

/// <summary>No whole answer came from a node: it could not be connected to, did not answer in time, or the connection was cut.</summary>
public sealed class NodeUnreachableException : EthereumException
{
    /// <summary>Describes an exchange without an answer.</summary>
    /// <param name="endpoint">Scheme, host and port of the node: nothing else of its URL, where providers put keys.</param>
    /// <param name="reason">What went wrong, in a sentence without a full stop.</param>
    /// <param name="mayHaveArrived">Whether the node may have got the request all the same.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public NodeUnreachableException(string endpoint, string reason, bool mayHaveArrived, Exception? innerException = null)
        : base($"No answer from {endpoint}: {reason}.", innerException)
    {
        Endpoint = endpoint;
        MayHaveArrived = mayHaveArrived;
    }

    /// <summary>Scheme, host and port of the node.</summary>
    public string Endpoint { get; }

    /// <summary>Whether the node may have got the request all the same: false only when no connection was made.</summary>
    public bool MayHaveArrived { get; }
}
