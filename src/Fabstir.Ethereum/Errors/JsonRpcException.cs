using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A node answered a request with an error.</summary>
/// <remarks>Codes and texts differ from node to node, and the text is the node's: show it to a person, and decide nothing by it.</remarks>
public sealed class JsonRpcException : EthereumException
{
    /// <summary>Describes an error that a node answered with.</summary>
    /// <param name="method">What was asked, such as <c>eth_call</c>.</param>
    /// <param name="code">The code of the error.</param>
    /// <param name="nodeMessage">What the node says about it.</param>
    /// <param name="errorData">The JSON that came with it; null when none did.</param>
    /// <param name="revertData">What a contract gave up with; null when the error is no revert.</param>
    public JsonRpcException(string method, int code, string nodeMessage, string? errorData = null, Bytes? revertData = null)
        : base($"The node answered {method} with error {code}: {nodeMessage}")
    {
        Method = method;
        Code = code;
        NodeMessage = nodeMessage;
        ErrorData = errorData;
        RevertData = revertData;
    }

    /// <summary>What was asked, such as <c>eth_call</c>.</summary>
    public string Method { get; }

    /// <summary>The code of the error. Only those of JSON-RPC 2.0 itself (-32700 to -32600) mean the same everywhere.</summary>
    public int Code { get; }

    /// <summary>What the node says about it, cut to a line.</summary>
    public string NodeMessage { get; }

    /// <summary>The JSON that came with the error, cut at 2,000 characters; null when none did.</summary>
    public string? ErrorData { get; }

    /// <summary>What a contract gave up with, which may be nothing; null when the error is no revert.</summary>
    public Bytes? RevertData { get; }
}
