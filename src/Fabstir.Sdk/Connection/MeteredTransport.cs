using System.Diagnostics;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Another transport, and how long its calls take.</summary>
internal sealed class MeteredTransport(IContractTransport inner) : IContractTransport
{
    public Task<ReadOnlyMemory<byte>> CallAsync(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        MeterAsync("eth_call", () => inner.CallAsync(message, options, cancellationToken));

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        TransactionHandle handle = await MeterAsync("eth_sendRawTransaction", () => inner.SendAsync(message, options, cancellationToken)).ConfigureAwait(false);
        return handle;
    }

    public Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default) =>
        MeterAsync("eth_getLogs", () => inner.GetLogsAsync(query, cancellationToken));

    public IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        inner.SubscribeAsync(contract, topics, options, cancellationToken);

    private static async Task<T> MeterAsync<T>(string method, Func<Task<T>> call)
    {
        long started = Stopwatch.GetTimestamp();
        TagList tags = new() { { "rpc.system", "jsonrpc" }, { "rpc.method", method } };
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            tags.Add("error.type", e.GetType().Name);
            throw;
        }
        finally
        {
            FabstirTelemetry.RpcDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        }
    }
}
