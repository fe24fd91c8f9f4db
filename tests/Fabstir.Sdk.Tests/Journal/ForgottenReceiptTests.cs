using Fabstir.Abi;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Sdk.Tests.Journal;

/// <summary>A node that forgets old receipts does not make anything happen twice.</summary>
public sealed class ForgottenReceiptTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_mined_in_a_block_of_the_chain_is_not_sent_again()
    {
        MockMarketplace world = new();
        MemoryPaymentJournal journal = new();
        await using (FabstirClient client = FabstirClient.CreateMock(world, new FabstirOptions { Journal = journal }))
        {
            await client.Payments.DepositAsync(2m, operationKey: "deposit", cancellationToken: Cancellation);
        }

        ForgetfulNode node = new(new MockChainNode(world.Contracts, world.Account));
        await using MarketplaceConnection connection = new(
            node, world.State.Deployment, 1, JournalPlace.Of(journal, path: null, NullLoggerFactory.Instance), TimeProvider.System, NullLoggerFactory.Instance)
        {
            Network = new MockHostNetwork(world.Contracts),
        };
        FabstirPayments payments = new(connection);
        FabstirException refused = await Assert.ThrowsAsync<FabstirException>(() => payments.DepositAsync(2m, operationKey: "deposit", cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.ConnectionFailed, refused.Code);
        Assert.Equal(2m, (await payments.GetBalancesAsync(cancellationToken: Cancellation)).Usdc.Deposit.ToDecimal());
    }

    /// <summary>Knows blocks and state, and of old transactions only that their nonces are taken.</summary>
    private sealed class ForgetfulNode(IChainNode inner) : IChainNode
    {
        public ChainWorld World => inner.World;

        public Address? Account => inner.Account;

        public IContractTransport Transport => inner.Transport;

        public Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken) => inner.ReadAsync(read, cancellationToken);

        public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken) => inner.GetBlockAsync(block, cancellationToken);

        public Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken) => Task.FromResult<TransactionReceipt?>(null);

        public Task<Bytes32> GetStorageAsync(Address contract, Bytes32 slot, CancellationToken cancellationToken) =>
            inner.GetStorageAsync(contract, slot, cancellationToken);

        public Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions options, CancellationToken cancellationToken) =>
            Task.FromException<TransactionHandle>(new NonceConflictException(inner.Account!.Value, 0, Keccak256.Hash(raw.AsSpan())));

        public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken) => inner.GetChainIdAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
