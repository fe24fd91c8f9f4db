namespace Fabstir.Ethereum;

/// <summary>What a node answered is not what JSON-RPC and the Ethereum specification say: nothing of it was used.</summary>
public sealed class MalformedAnswerException : EthereumException
{
    /// <summary>Describes an answer that cannot be used.</summary>
    /// <param name="endpoint">Scheme, host and port of the node: nothing else of its URL, where providers put keys.</param>
    /// <param name="method">What was asked, such as <c>eth_getLogs</c>.</param>
    /// <param name="reason">What is wrong with the answer, in a sentence without a full stop.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public MalformedAnswerException(string endpoint, string method, string reason, Exception? innerException = null)
        : base($"The answer of {endpoint} to {method} cannot be used: {reason}.", innerException)
    {
        Endpoint = endpoint;
        Method = method;
    }

    /// <summary>Scheme, host and port of the node.</summary>
    public string Endpoint { get; }

    /// <summary>What was asked.</summary>
    public string Method { get; }

    /// <summary>Whether it is no answer to the request at all, so that another endpoint may give one.</summary>
    internal bool IsNoAnswer { get; init; }
}
