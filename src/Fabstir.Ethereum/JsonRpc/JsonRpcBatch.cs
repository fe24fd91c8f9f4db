using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Collects calls and sends them in one HTTP request: as many as <see cref="JsonRpcTransportOptions.BatchSize"/> at a time.</summary>
/// <remarks>
/// Each call is its own to the node, with a block, caller and state override of its own. <see cref="MulticallBatch"/> makes calls of one block in one
/// <c>eth_call</c>. How both are used: see <see cref="CallBatch"/>.
/// </remarks>
public sealed class JsonRpcBatch : CallBatch
{
    private readonly JsonRpcClient _client;
    private readonly ContractCalls _calls;
    private readonly LogSearch _logs;

    internal JsonRpcBatch(JsonRpcClient client, ContractCalls calls, LogSearch logs)
    {
        _client = client;
        _calls = calls;
        _logs = logs;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _logs.RunAsync(query, cancellationToken).ConfigureAwait(false);
    }

    private protected override void Check(ContractMessage message, CallOptions? options) => StateOverrideWriter.Check(options?.StateOverride);

    private protected override async Task MakeAsync(IReadOnlyList<CollectedCall> calls, CancellationToken cancellationToken)
    {
        JsonRpcRequest<Bytes>[] requests = [.. calls.Select(call => _calls.CreateRequest(call.Message, call.Options))];
        JsonRpcReply<Bytes>[] replies = await _client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < replies.Length; i++)
        {
            Complete(calls[i], replies[i]);
        }
    }

    private static void Complete(CollectedCall call, JsonRpcReply<Bytes> reply)
    {
        try
        {
            call.Complete(ContractCalls.GetReturnData(call.Message, reply));
        }
        catch (EthereumException e)
        {
            call.Fail(e);
        }
    }
}
