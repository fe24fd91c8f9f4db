using System.Numerics;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Chaos;

/// <summary>What public pools allow, in front of a node that allows everything. Thread-safe.</summary>
internal sealed class TransactionPool(UpstreamNode upstream, ChaosDice dice, ChaosOptions options) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<(Address From, ulong Nonce), SignedTransaction> _waiting = [];

    public async Task<JsonObject> TakeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        SignedTransaction signed = SignedTransaction.Decode(Bytes.Parse((string)call["params"]![0]!));
        if (dice.Strikes(ChaosFault.Dropped))
        {
            return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = call["id"]?.DeepClone(), ["result"] = signed.Hash.ToString() };
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CheckAsync(signed, cancellationToken).ConfigureAwait(false);
            JsonObject answer = await upstream.ServeAsync(call, cancellationToken).ConfigureAwait(false);
            if (answer["error"] is null)
            {
                _waiting[(signed.From, signed.Transaction.Nonce)] = signed;
            }

            return answer["error"] is null && dice.Strikes(ChaosFault.AlreadyKnown) ? throw new RpcFailure(-32000, "already known") : answer;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task CheckAsync(SignedTransaction signed, CancellationToken cancellationToken)
    {
        ulong mined = UpstreamNode.Number(
            await upstream.AskAsync("eth_getTransactionCount", [signed.From.ToString(), "latest"], cancellationToken).ConfigureAwait(false));
        foreach ((Address From, ulong Nonce) key in _waiting.Keys.Where(key => key.From == signed.From && key.Nonce < mined).ToArray())
        {
            _waiting.Remove(key);
        }

        bool replaces = _waiting.TryGetValue((signed.From, signed.Transaction.Nonce), out SignedTransaction? waiting);
        if (dice.Has(ChaosFault.SlotLimit) && !replaces && _waiting.Keys.Count(key => key.From == signed.From) >= options.Slots)
        {
            dice.Strike(ChaosFault.SlotLimit);
            throw new RpcFailure(-32000, "account slots exceeded");
        }

        if (dice.Has(ChaosFault.ReplacementLimit) && replaces && waiting!.Hash != signed.Hash && !Outbids(signed, waiting))
        {
            dice.Strike(ChaosFault.ReplacementLimit);
            throw new RpcFailure(-32000, "replacement transaction underpriced");
        }
    }

    private static bool Outbids(SignedTransaction signed, SignedTransaction waiting)
    {
        (BigInteger max, BigInteger tip) = FeesOf(signed);
        (BigInteger waitingMax, BigInteger waitingTip) = FeesOf(waiting);
        return max * 10 >= waitingMax * 11 && tip * 10 >= waitingTip * 11;
    }

    private static (BigInteger Max, BigInteger Tip) FeesOf(SignedTransaction signed) => signed.Transaction switch
    {
        Eip1559Transaction typed => (typed.MaxFeePerGas.Value, typed.MaxPriorityFeePerGas.Value),
        LegacyTransaction legacy => (legacy.GasPrice.Value, legacy.GasPrice.Value),
        _ => throw new NotSupportedException(),
    };
}
