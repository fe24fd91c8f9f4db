using System.Diagnostics.CodeAnalysis;

namespace Fabstir.Ethereum;

/// <summary>What became of one request: a result, or why there is none.</summary>
internal readonly struct JsonRpcReply<TResult>
{
    private readonly TResult? _result;

    public JsonRpcReply(TResult result) => _result = result;

    public JsonRpcReply(EthereumException failure) => Failure = failure;

    public EthereumException? Failure { get; }

    /// <summary>Whether the reply stands when it came in a batch: a limit of the batch looks like an error of a request, not like a revert.</summary>
    public bool IsFinal => Failure is null or JsonRpcException { RevertData: not null };

    /// <exception cref="EthereumException">There is no result.</exception>
    public TResult GetResult() => Failure is null ? _result! : throw Failure;

    public bool TryGetResult([MaybeNullWhen(false)] out TResult result)
    {
        result = _result;
        return Failure is null;
    }
}
