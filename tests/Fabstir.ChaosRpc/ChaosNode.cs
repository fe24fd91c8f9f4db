using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Fabstir.Chaos;

/// <summary>One provider: a real node, and the faults in front of it. Thread-safe.</summary>
public sealed class ChaosNode : IDisposable
{
    private readonly UpstreamNode _upstream;
    private readonly ChaosOptions _options;
    private readonly StaleView _stale;
    private readonly TransactionPool _pool;
    private readonly ConcurrentDictionary<string, int> _receiptPolls = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    /// <summary>A provider in front of a node.</summary>
    /// <param name="upstream">The node. Not disposed with it.</param>
    /// <param name="options">The faults.</param>
    public ChaosNode(UpstreamNode upstream, ChaosOptions options)
    {
        _upstream = upstream;
        _options = options;
        Dice = new ChaosDice(options);
        _stale = new StaleView(upstream, options);
        _pool = new TransactionPool(upstream, Dice, options);
    }

    /// <summary>Whether nobody listens.</summary>
    public bool IsDown { get; set; }

    internal ChaosDice Dice { get; }

    internal ChaosOptions Options => _options;

    /// <summary>How often a fault has struck.</summary>
    public int Struck(ChaosFault fault) => Dice.Struck(fault);

    /// <summary>Ends when the next call of a method has been served.</summary>
    public Task WhenServedAsync(string method) =>
        _awaited.GetOrAdd(method, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    /// <summary>Serves a call.</summary>
    internal async Task<JsonObject> ServeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        string method = (string)call["method"]!;
        try
        {
            return Dice.Strikes(ChaosFault.InternalError)
                ? throw new RpcFailure(-32603, "internal error")
                : await DispatchAsync(call, method, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcFailure failure)
        {
            return failure.ToAnswer(call["id"]);
        }
        finally
        {
            if (_awaited.TryRemove(method, out TaskCompletionSource? served))
            {
                served.SetResult();
            }
        }
    }

    private Task<JsonObject> DispatchAsync(JsonObject call, string method, CancellationToken cancellationToken) => method switch
    {
        "eth_chainId" when Dice.Has(ChaosFault.OtherChain) && Dice.Strike(ChaosFault.OtherChain) =>
            Task.FromResult(Answer(call, UpstreamNode.Quantity(_options.OtherChainId))),
        "eth_maxPriorityFeePerGas" when Dice.Has(ChaosFault.NoTipMethod) && Dice.Strike(ChaosFault.NoTipMethod) =>
            throw new RpcFailure(-32601, "the method eth_maxPriorityFeePerGas does not exist/is not available"),
        "eth_sendRawTransaction" => _pool.TakeAsync(call, cancellationToken),
        "eth_getLogs" when Dice.Has(ChaosFault.LogLimit) => SearchAsync(call, cancellationToken),
        "eth_getTransactionReceipt" when IsTooEarly(call) => Task.FromResult(Answer(call, null)),
        _ => Dice.Strikes(ChaosFault.StaleHead) ? _stale.ServeAsync(call, cancellationToken) : _upstream.ServeAsync(call, cancellationToken),
    };

    private bool IsTooEarly(JsonObject call)
    {
        string hash = (string)call["params"]![0]!;
        return Dice.Has(ChaosFault.ReceiptDelayed)
            && _receiptPolls.AddOrUpdate(hash, 1, static (_, before) => before + 1) <= _options.ReceiptPolls
            && Dice.Strike(ChaosFault.ReceiptDelayed);
    }

    private async Task<JsonObject> SearchAsync(JsonObject call, CancellationToken cancellationToken)
    {
        JsonNode filter = call["params"]![0]!;
        if (filter["blockHash"] is null)
        {
            ulong first = UpstreamNode.Number(filter["fromBlock"]);
            ulong last = UpstreamNode.Number(filter["toBlock"]);
            if (last - first + 1 > _options.MaxLogRange)
            {
                Dice.Strike(ChaosFault.LogLimit);
                throw new RpcFailure(-32005, $"eth_getLogs is limited to a {_options.MaxLogRange} range");
            }
        }

        JsonObject answer = await _upstream.ServeAsync(call, cancellationToken).ConfigureAwait(false);
        if (answer["result"] is JsonArray logs && logs.Count > _options.MaxLogResults)
        {
            Dice.Strike(ChaosFault.LogLimit);
            throw new RpcFailure(-32602, $"query returned more than {_options.MaxLogResults} results");
        }

        return answer;
    }

    private static JsonObject Answer(JsonObject call, JsonNode? result) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = call["id"]?.DeepClone(), ["result"] = result };
}
