using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>A chain that is reached by JSON-RPC.</summary>
internal sealed class RpcChainNode : IChainNode
{
    private readonly JsonRpcTransport _transport;
    private readonly FabstirDeployment _deployment;
    private readonly IDisposable? _signer;
    private volatile bool _hasNoMulticall;

    /// <summary>Nothing is asked.</summary>
    /// <param name="transport">Disposed with this.</param>
    /// <param name="deployment">Where the contracts are.</param>
    /// <param name="signer">What is disposed after the transport; null for a signer of the caller's.</param>
    public RpcChainNode(JsonRpcTransport transport, FabstirDeployment deployment, IDisposable? signer)
    {
        _transport = transport;
        _deployment = deployment;
        _signer = signer;
        Transport = new MeteredTransport(transport);
    }

    public ChainWorld World => ChainWorld.Of(_deployment.ChainId);

    public Address? Account => _transport.Account;

    public IContractTransport Transport { get; }

    public async Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!_hasNoMulticall)
        {
            try
            {
                // What a node that is behind answers, refusals included, is no answer: it may not know the session that was just opened.
                Task<T> reading = await _transport.ReadLatestAsync(token => ReadByMulticallAsync(read, token), cancellationToken).ConfigureAwait(false);
                return await reading.ConfigureAwait(false);
            }
            catch (MulticallNotDeployedException)
            {
                _hasNoMulticall = true;
            }
        }

        return await StartAsync(
            _transport.CreateBatch(),
            read,
            account => _transport.GetBalanceAsync(account, cancellationToken: cancellationToken),
            async () => (await _transport.GetBlockAsync(cancellationToken: cancellationToken).ConfigureAwait(false))?.Timestamp
                ?? throw new BlockNotFoundException(BlockReference.Latest),
            cancellationToken).Unwrap().ConfigureAwait(false);
    }

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken) => _transport.GetBlockAsync(block, cancellationToken);

    public Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken) => _transport.GetReceiptAsync(hash, cancellationToken);

    public async Task<Bytes32> GetStorageAsync(Address contract, Bytes32 slot, CancellationToken cancellationToken)
    {
        const string Method = "eth_getStorageAt";
        JsonElement word = await _transport.RequestAsync(Method, [contract.ToString(), slot.ToString(), "latest"], cancellationToken).ConfigureAwait(false);
        return word.ValueKind == JsonValueKind.String && Bytes32.TryParse(word.GetString(), out Bytes32 value)
            ? value
            : throw new MalformedAnswerException(_transport.ToString(), Method, "it is no word of 32 bytes");
    }

    public Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions options, CancellationToken cancellationToken) =>
        _transport.ResumeAsync(raw, options, cancellationToken);

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken) => _transport.GetChainIdAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _transport.Dispose();
        _signer?.Dispose();
        return ValueTask.CompletedTask;
    }

    public override string ToString() => _transport.ToString();

    private async Task<(Task<T> Reading, ulong Block)> ReadByMulticallAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken)
    {
        MulticallBatch batch = new(Transport);
        Multicall3 multicall = new(batch, new MulticallOptions().Contract);
        Task<ulong> block = multicall.BlockAsync();
        Task<T> reading = await StartAsync(batch, read, multicall.BalanceAsync, multicall.TimeAsync, cancellationToken).ConfigureAwait(false);
        return (reading, await block.ConfigureAwait(false));
    }

    private async Task<Task<T>> StartAsync<T>(
        CallBatch batch, Func<ChainReads, Task<T>> read, Func<Address, Task<Wei>> balance, Func<Task<DateTimeOffset>> time, CancellationToken cancellationToken)
    {
        Task<T> reading = read(new ChainReads(new FabstirContracts(batch, _deployment), balance, time));
        try
        {
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumException)
        {
            // Every call of the batch ended with the same exception, and so does whoever awaits them.
        }

        await Task.WhenAny(reading).WaitAsync(cancellationToken).ConfigureAwait(false);
        return reading;
    }
}
