using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The chain in memory, as a client sees it.</summary>
internal sealed class MockChainNode(MockContracts contracts, Address? account) : IChainNode
{
    private readonly MockState _state = contracts.State;
    private readonly MockTransport _transport = new(contracts, account);

    public ChainWorld World => _state.World;

    public Address? Account => account;

    public IContractTransport Transport => _transport;

    public Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return read(new ChainReads(
            new FabstirContracts(_transport, _state.Deployment),
            owner => Task.FromResult(new Wei(WalletOf(owner))),
            () => Task.FromResult(_state.Chain.Head.Timestamp)));
    }

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken) => Task.FromResult(_state.Chain.Find(block));

    public Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken) => Task.FromResult(_state.Chain.FindReceipt(hash));

    public Task<Bytes32> GetStorageAsync(Address contract, Bytes32 slot, CancellationToken cancellationToken) => Task.FromResult(Bytes32.Zero);

    public Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions options, CancellationToken cancellationToken)
    {
        Bytes32 hash = Keccak256.Hash(raw.AsSpan());
        return _state.Chain.FindReceipt(hash) is { } receipt
            ? Task.FromResult<TransactionHandle>(new MockHandle(receipt))
            : Task.FromException<TransactionHandle>(new NonceConflictException(account ?? default, 0, hash));
    }

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken) => Task.FromResult(_state.Deployment.ChainId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private UInt256 WalletOf(Address owner)
    {
        lock (_state.Lock)
        {
            return _state.Money.Wallet(owner, Address.Zero);
        }
    }
}
