using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Makes <c>eth_call</c> of messages, alone or in a batch. Thread-safe.</summary>
/// <param name="account">Who seems to call when the options do not say; null for the node's default, the zero address.</param>
internal sealed class ContractCalls(Address? account)
{
    /// <exception cref="ArgumentException">The state override contradicts itself.</exception>
    public JsonRpcRequest<Bytes> CreateRequest(ContractMessage message, CallOptions? options)
    {
        ArgumentNullException.ThrowIfNull(message);
        StateOverrideWriter.Check(options?.StateOverride);
        CallRequest call = CallRequest.Create(message, options?.From ?? account);
        return EthRequests.Call(call, options?.Block ?? BlockReference.Latest, options?.StateOverride);
    }

    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    /// <exception cref="EthereumException">There is no answer to the call.</exception>
    public static ReadOnlyMemory<byte> GetReturnData(ContractMessage message, JsonRpcReply<Bytes> reply) =>
        reply.Failure is JsonRpcException { RevertData: { } revertData }
            ? throw RevertAnswer.ToException(message, revertData)
            : reply.GetResult().AsMemory();
}
