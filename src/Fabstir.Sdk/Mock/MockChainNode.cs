using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The chain in memory, as a client sees it.</summary>
internal sealed class MockChainNode(MockState state, Address? account) : IChainNode
{
    private readonly MockTransport _transport = new(state, account);

    public ChainWorld World => state.World;

    public Address? Account => account;

    public IContractTransport Transport => _transport;

    public Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return read(new ChainReads(
            new FabstirContracts(_transport, state.Deployment),
            owner => Task.FromResult(new Wei(WalletOf(owner))),
            () => Task.FromResult(state.Chain.Head.Timestamp)));
    }

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken) => Task.FromResult(state.Chain.Find(block));

    public Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken) => Task.FromResult(state.Chain.FindReceipt(hash));

    public Task<Bytes32> GetStorageAsync(Address contract, Bytes32 slot, CancellationToken cancellationToken) => Task.FromResult(Bytes32.Zero);

    public Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions options, CancellationToken cancellationToken)
    {
        Bytes32 hash = Keccak256.Hash(raw.AsSpan());
        return state.Chain.FindReceipt(hash) is { } receipt
            ? Task.FromResult<TransactionHandle>(new MockHandle(receipt))
            : Task.FromException<TransactionHandle>(new NonceConflictException(account ?? default, 0, hash));
    }

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken) => Task.FromResult(state.Deployment.ChainId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private UInt256 WalletOf(Address owner)
    {
        lock (state.Lock)
        {
            return state.Money.Wallet(owner, Address.Zero);
        }
    }
}
