using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class SendTests
{
    [Fact]
    public async Task A_transaction_is_sent_and_its_receipt_comes_with_the_next_block()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();

        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping with { Value = Wei.FromEther(2) }, cancellationToken: Test.Token));
        TransactionReceipt receipt = await world.WaitAsync(handle);

        FakeTransaction mined = Assert.Single(world.Node.Chain.Mined);
        Assert.Equal((handle.Hash, world.Signer.Address, 0UL), (mined.Hash, mined.From, mined.Nonce));
        Assert.Equal((handle.Hash, 1UL, true), (receipt.TransactionHash, receipt.BlockNumber, receipt.Succeeded));
        Assert.Equal(World.Ping.Calldata.ToArray(), mined.Data.ToArray());
        Assert.Equal(World.Contract, mined.To);
        Assert.Equal(world.Signer.Address, handle.From);
        Assert.Equal(handle.Hash.ToString(), handle.ToString());
    }

    [Fact]
    public async Task Fifty_transactions_at_once_use_each_nonce_once_and_wait_eight_at_a_time()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();

        TransactionHandle[] handles = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => transport.SendAsync(World.Ping, cancellationToken: Test.Token))));
        TransactionReceipt[] receipts = await world.RunAsync(Task.WhenAll(handles.Select(handle => handle.WaitAsync(cancellationToken: Test.Token))));

        Assert.Equal(50, receipts.Select(receipt => receipt.TransactionHash).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 50).Select(nonce => (ulong)nonce), world.Node.Chain.Mined.Select(transaction => transaction.Nonce));
        Assert.Equal(50, world.Node.CountOf("eth_sendRawTransaction"));
        Assert.Equal(8, world.Node.Methods.LargestPool);
    }

    [Fact]
    public async Task How_many_may_wait_is_an_option()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxInFlight = 3 });

        await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => transport.SendAsync(World.Ping, cancellationToken: Test.Token))));

        Assert.Equal(3, world.Node.Methods.LargestPool);
    }

    [Fact]
    public async Task Who_queues_first_is_served_first_and_may_leave()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxInFlight = 1 });
        await transport.GetChainIdAsync(Test.Token);
        using CancellationTokenSource cancellation = new();

        List<Task<TransactionHandle>> sends = [];
        for (int i = 0; i < 5; i++)
        {
            // Each has joined the queue before the next one starts: its gas is estimated just before.
            sends.Add(transport.SendAsync(World.Ping with { Calldata = new[] { (byte)i } }, new() { GasLimit = 50_000 }, i == 2 ? cancellation.Token : Test.Token));
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sends[2]);
        sends.RemoveAt(2);
        foreach (TransactionHandle handle in await world.RunAsync(Task.WhenAll(sends)))
        {
            await world.WaitAsync(handle);
        }

        Assert.Equal([(0UL, 0), (1, 1), (2, 3), (3, 4)], world.Node.Chain.Mined.Select(mined => (mined.Nonce, (int)mined.Data[0])));
    }

    [Fact]
    public async Task Transports_of_one_account_share_its_nonces()
    {
        using World world = new();
        JsonRpcTransport[] transports = [world.CreateTransport(), world.CreateTransport(), world.CreateTransport()];

        await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 21).Select(i => transports[i % 3].SendAsync(World.Ping, cancellationToken: Test.Token))));
        await world.WaitAsync(await world.SendAsync(transports[0]));

        Assert.Equal(Enumerable.Range(0, 22).Select(nonce => (ulong)nonce), world.Node.Chain.Mined.Select(transaction => transaction.Nonce));
        Assert.Equal(22, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task The_first_nonce_counts_what_already_waits()
    {
        using World world = new();
        world.Node.Chain.AddForeign(world.Signer.Address, 0);
        world.Node.Chain.AddForeign(world.Signer.Address, 1);

        await world.SendAsync(world.CreateTransport());

        Assert.Equal([0UL, 1, 2], world.Node.Chain.Mined.Concat(world.Node.Chain.Pool).Select(transaction => transaction.Nonce));
    }

    [Fact]
    public async Task Before_it_is_handed_over_a_transaction_can_be_cancelled_and_its_nonce_is_the_next_ones()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        using CancellationTokenSource cancellation = new();
        world.Node.Next("eth_maxPriorityFeePerGas", serve =>
        {
            cancellation.Cancel();
            return serve();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.RunAsync(transport.SendAsync(World.Ping, cancellationToken: cancellation.Token)));
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
        await world.SendAsync(transport);

        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Pool).Nonce);
    }

    [Fact]
    public async Task Once_it_is_handed_over_it_is_not_cancelled()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        using CancellationTokenSource cancellation = new();
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            cancellation.Cancel();
            return NodeFaults.LoseAnswer(serve);
        });

        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, cancellationToken: cancellation.Token));

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Pool).Hash);
    }

    [Fact]
    public async Task A_node_that_lags_behind_does_not_give_out_a_used_nonce()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await world.WaitAsync(await world.SendAsync(transport));
        // Two polls of a node that has not seen the block yet, each asking for both counts.
        world.Node.Next("eth_getTransactionCount", NodeFaults.Answer("0x0"), NodeFaults.Answer("0x0"), NodeFaults.Answer("0x0"), NodeFaults.Answer("0x0"));

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal([0UL, 1], world.Node.Chain.Mined.Select(mined => mined.Nonce));
        Assert.Equal(2, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_long_wait_for_room_does_not_make_a_lagging_node_credible()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromSeconds(20);
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxInFlight = 1 });
        await world.WaitAsync(await world.SendAsync(transport));
        await world.SendAsync(transport);

        // The third waits for the block of the second. In the middle of it one poll is answered by a node that has seen neither.
        Behaviour[] late = [.. Enumerable.Repeat(NodeFaults.Serve, 20), NodeFaults.Answer("0x0"), NodeFaults.Answer("0x0")];
        world.Node.Next("eth_getTransactionCount", late);
        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal([0UL, 1, 2], world.Node.Chain.Mined.Select(mined => mined.Nonce));
        Assert.Equal(3, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task Of_two_nodes_that_disagree_the_one_that_has_seen_more_counts()
    {
        using World world = new();
        world.Node.Locked(chain =>
        {
            chain.AddForeign(world.Signer.Address, 0);
            chain.Mine(world.Time.GetUtcNow());
        });
        world.Node.Next("eth_getTransactionCount", NodeFaults.Answer("0x1"), NodeFaults.Answer("0x0"));

        await world.SendAsync(world.CreateTransport());

        Assert.Equal(1UL, Assert.Single(world.Node.Chain.Pool).Nonce);
    }

    [Fact]
    public async Task A_chain_that_was_set_back_is_believed_after_a_while()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await world.WaitAsync(await world.SendAsync(transport));
        world.Node.Locked(chain => chain.Reorganise(chain.Blocks.Count - 1, keepTransactions: false));

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Mined).Nonce);
    }

    [Fact]
    public async Task A_signer_that_signs_for_somebody_else_is_not_believed()
    {
        using World world = new();
        using HttpClient client = new(world.Node, disposeHandler: false);
        using JsonRpcTransport transport = new(client, new Uri("http://node.test"), new Impostor(world.Signer), new() { TimeProvider = world.Time, MaxRetries = 0 });

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.SendAsync(transport));

        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
    }

    private sealed class Impostor(ISigner signer) : ISigner
    {
        public Address Address => Address.Parse("0x00000000000000000000000000000000000000cc");

        public Task<EcdsaSignature> SignAsync(SigningPayload payload, CancellationToken cancellationToken = default) => signer.SignAsync(payload, cancellationToken);
    }
}
