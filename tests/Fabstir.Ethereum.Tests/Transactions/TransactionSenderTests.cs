using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>A wallet that is no key.</summary>
public sealed class TransactionSenderTests
{
    [Fact]
    public async Task It_gets_the_message_and_the_options_and_its_handle_is_returned()
    {
        using World world = new();
        Wallet wallet = new();
        JsonRpcTransport transport = world.CreateTransport(signs: false, new() { TransactionSender = wallet });
        TransactionOptions options = new() { GasLimit = 5 };

        TransactionHandle handle = await transport.SendAsync(World.Ping, options, Test.Token);

        Assert.Equal(wallet.Address, transport.Account);
        Assert.Same(wallet.Sent, handle);
        Assert.Equal([(World.Ping, options)], wallet.Messages);
        Assert.Empty(world.Node.Requests);
    }

    [Fact]
    public async Task A_handle_of_its_own_has_one_hash_and_cannot_cancel_unless_it_says_so()
    {
        Receipt handle = new();

        Assert.Equal([handle.Hash], handle.Hashes);
        Assert.Null(handle.MinedHash);
        await Assert.ThrowsAsync<NotSupportedException>(() => handle.CancelAsync(Test.Token));
    }

    [Fact]
    public void It_is_the_only_account_of_its_transport()
    {
        using World world = new();

        Assert.Throws<ArgumentException>(() => world.CreateTransport(signs: true, new() { TransactionSender = new Wallet() }));
        Assert.Throws<ArgumentException>(() => world.CreateTransport(signs: false, new() { TransactionSender = new Wallet(), NodeAccount = World.Contract }));
    }

    private sealed class Wallet : ITransactionSender
    {
        public Address Address => Address.Parse("0x00000000000000000000000000000000000000cc");

        public Receipt Sent { get; } = new();

        public List<(ContractMessage Message, TransactionOptions Options)> Messages { get; } = [];

        public Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken = default)
        {
            Messages.Add((message, options));
            return Task.FromResult<TransactionHandle>(Sent);
        }
    }

    private sealed class Receipt : TransactionHandle
    {
        public override Bytes32 Hash => Keccak256.Hash("a user operation");

        public override Address From => Address.Zero;

        public override Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
