using System.Text.Json.Nodes;

namespace Fabstir.Chaos;

/// <summary>A node that is some blocks behind: it answers as the real one did then.</summary>
internal sealed class StaleView(UpstreamNode upstream, ChaosOptions options)
{
    // Of the methods that read the state: which parameter names the block.
    private static readonly Dictionary<string, int> BlockParameters = new()
    {
        ["eth_call"] = 1,
        ["eth_estimateGas"] = 1,
        ["eth_getBalance"] = 1,
        ["eth_getCode"] = 1,
        ["eth_getTransactionCount"] = 1,
        ["eth_getBlockByNumber"] = 0,
    };

    public async Task<JsonObject> ServeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        ulong head = await upstream.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        ulong stale = head - Math.Min(head, options.StaleBlocks);
        string method = (string)call["method"]!;
        if (method == "eth_blockNumber")
        {
            return Answer(call, UpstreamNode.Quantity(stale));
        }

        if (BlockParameters.TryGetValue(method, out int place))
        {
            return await ServeAtAsync(call, method, place, stale, cancellationToken).ConfigureAwait(false);
        }

        JsonObject answer = await upstream.ServeAsync(call, cancellationToken).ConfigureAwait(false);
        bool isOfTransaction = method is "eth_getTransactionByHash" or "eth_getTransactionReceipt";
        if (isOfTransaction && answer["result"] is JsonObject found && (found["blockNumber"] is not { } block || UpstreamNode.Number(block) > stale))
        {
            return Answer(call, null);
        }

        return answer;
    }

    private async Task<JsonObject> ServeAtAsync(JsonObject call, string method, int place, ulong stale, CancellationToken cancellationToken)
    {
        JsonArray parameters = call["params"]!.AsArray();
        string? block = parameters.Count > place && parameters[place] is JsonValue named ? (string)named! : null;
        if (block is "latest" or "pending")
        {
            JsonObject then = call.DeepClone().AsObject();
            then["params"]![place] = UpstreamNode.Quantity(stale);
            return await upstream.ServeAsync(then, cancellationToken).ConfigureAwait(false);
        }

        if (block is not null && block.StartsWith("0x", StringComparison.Ordinal) && UpstreamNode.Number(parameters[place]) > stale)
        {
            return method == "eth_getBlockByNumber" ? Answer(call, null) : throw new RpcFailure(-32000, "header not found");
        }

        return await upstream.ServeAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Answer(JsonObject call, JsonNode? result) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = call["id"]?.DeepClone(), ["result"] = result };
}
