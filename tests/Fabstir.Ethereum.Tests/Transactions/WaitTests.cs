using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class WaitTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    public async Task The_receipt_comes_when_enough_blocks_are_on_top(int confirmations, ulong head)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();

        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport), confirmations);

        Assert.Equal(1UL, receipt.BlockNumber);
        Assert.Equal(head, world.Node.Chain.Head.Number);
    }

    [Fact]
    public async Task A_receipt_that_comes_late_is_waited_for()
    {
        using World world = new();
        world.Node.Methods.ReceiptDelay = 5;
        JsonRpcTransport transport = world.CreateTransport();

        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(1UL, receipt.BlockNumber);
        Assert.Equal(6, world.Node.Chain.Mined.Single().ReceiptRequests);
        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task However_many_wait_the_newest_block_is_asked_for_once_a_poll()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle[] handles = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 8).Select(_ => transport.SendAsync(World.Ping, cancellationToken: Test.Token))));
        world.Node.Locked(_ => world.Node.Requests.Clear());
        DateTimeOffset started = world.Time.GetUtcNow();

        await world.RunAsync(Task.WhenAll(handles.Concat(handles).Select(handle => handle.WaitAsync(10, Test.Token))));

        int seconds = (int)(world.Time.GetUtcNow() - started).TotalSeconds;
        Assert.InRange(world.Node.Requests.Count(methods => methods is ["eth_getBlockByNumber"]), 1, seconds + 2);
        // The receipts of all eight in one request, and none of them twice.
        Assert.All(
            world.Node.Requests.Where(methods => methods[0] == "eth_getTransactionReceipt"),
            methods => Assert.Equal(8, methods.Length));
    }

    [Fact]
    public async Task When_nobody_waits_nothing_is_asked()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await world.WaitAsync(await world.SendAsync(transport));

        await Until(() => !world.Time.HasTimers);
        int requests = world.Node.Requests.Count;
        world.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(requests, world.Node.Requests.Count);
    }

    [Fact]
    public async Task A_transaction_that_fell_out_of_the_pool_is_sent_again_with_the_same_bytes()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromSeconds(30);
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.Clear());

        TransactionReceipt receipt = await world.WaitAsync(handle);

        Assert.Equal(handle.Hash, receipt.TransactionHash);
        Assert.Equal(2, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_look_up_that_fails_is_no_reason_to_send_again()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromSeconds(10);
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_getTransactionByHash", Enumerable.Repeat(NodeFaults.Fail(-32000, "index is being built"), 5).ToArray());

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task What_the_account_sent_before_is_sent_again_too()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromSeconds(30);
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle first = await world.SendAsync(transport);
        TransactionHandle second = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.RemoveAll(waiting => waiting.Hash == first.Hash));

        await world.WaitAsync(second);

        Assert.Equal([first.Hash, second.Hash], world.Node.Chain.Mined.Select(mined => mined.Hash));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_reorganisation_the_receipt_is_that_of_the_block_that_stayed(bool keepsTransactions)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        Bytes32 firstBlock = (await world.WaitAsync(handle)).BlockHash;

        // The third confirmation would come with block 3.
        world.ReorganiseAt(head: 3, depth: 3, keepsTransactions);
        TransactionReceipt receipt = await world.WaitAsync(handle, 3);

        Assert.NotEqual(firstBlock, receipt.BlockHash);
        Assert.Equal(world.Node.Chain.BlockOf(handle.Hash)!.Hash, receipt.BlockHash);
        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Mined).Hash);
        Assert.True(world.Node.Chain.Head.Number >= receipt.BlockNumber + 2);
    }

    [Fact]
    public async Task What_was_mined_before_and_is_taken_back_too_is_sent_again_for_what_waits_behind_it()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle first = await world.SendAsync(transport);
        await world.WaitAsync(first);
        TransactionHandle second = await world.SendAsync(transport);

        // Blocks 1 to 4 are gone, and both transactions with them. Nobody waits for the first one any more.
        world.ReorganiseAt(head: 4, depth: 4, keepTransactions: false);
        await world.WaitAsync(second, 3);

        Assert.Equal([first.Hash, second.Hash], world.Node.Chain.Mined.Select(mined => mined.Hash));
    }

    [Fact]
    public async Task A_receipt_of_a_block_that_is_not_of_the_chain_does_not_count()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        Behaviour stale = serve =>
        {
            JsonNode? receipt = serve();
            if (receipt is not null)
            {
                receipt["blockHash"] = Keccak256.Hash("a block of another branch").ToString();
            }

            return receipt;
        };
        world.Node.Next("eth_getTransactionReceipt", Enumerable.Repeat(stale, 8).ToArray());

        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(world.Node.Chain.Blocks[1].Hash, receipt.BlockHash);
    }

    [Fact]
    public async Task A_nonce_that_somebody_else_mined_ends_the_wait()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Locked(chain =>
        {
            chain.Pool.Clear();
            chain.AddForeign(world.Signer.Address, 0);
        });

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(() => world.WaitAsync(handle));

        Assert.Equal((world.Signer.Address, 0UL, handle.Hash), (conflict.From, conflict.Nonce, conflict.Hash));
        await world.WaitAsync(await world.SendAsync(transport));
        Assert.Equal(1UL, world.Node.Chain.Mined.Last().Nonce);
    }

    [Fact]
    public async Task Two_polls_of_nodes_that_lag_behind_do_not_make_a_conflict()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        // One node behind the URL counts the transaction as mined, another does not know it yet.
        world.Node.Methods.ReceiptDelay = 4;
        world.Node.Next("eth_getTransactionByHash", NodeFaults.Answer(null), NodeFaults.Answer(null));

        await world.WaitAsync(handle);

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Mined).Hash);
        Assert.Equal(3, world.Node.CountOf("eth_getTransactionByHash"));
    }

    [Fact]
    public async Task A_node_that_is_gone_for_a_while_is_waited_for()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Next("eth_getBlockByNumber", Enumerable.Repeat(NodeFaults.RefuseConnection, 60).ToArray());

        await world.WaitAsync(handle);

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_node_that_stays_away_leaves_the_outcome_unknown()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { OutcomeTimeout = TimeSpan.FromMinutes(5) });
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Always("eth_getBlockByNumber", NodeFaults.RefuseConnection);
        DateTimeOffset started = world.Time.GetUtcNow();

        TransactionOutcomeUnknownException unknown = await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.WaitAsync(handle));

        Assert.Equal((world.Signer.Address, 0UL, handle.Hash), (unknown.From, unknown.Nonce, unknown.Hash));
        Assert.IsType<NodeUnreachableException>(unknown.InnerException);
        Assert.InRange(world.Time.GetUtcNow() - started, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task A_node_that_answers_everything_but_receipts_leaves_the_outcome_unknown()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Always("eth_getTransactionReceipt", NodeFaults.RefuseConnection);

        await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.WaitAsync(handle));
    }

    [Fact]
    public async Task A_transaction_that_waits_for_long_is_not_given_up()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromMinutes(20);
        JsonRpcTransport transport = world.CreateTransport(options: new() { PollInterval = TimeSpan.FromSeconds(5) });

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);
        using CancellationTokenSource cancellation = new();

        Task<TransactionReceipt> impatient = handle.WaitAsync(1, cancellation.Token);
        Task<TransactionReceipt> patient = handle.WaitAsync(1, Test.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(handle.Hash, (await world.RunAsync(patient)).TransactionHash);
    }

    [Fact]
    public async Task A_transaction_can_be_waited_for_again()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);

        TransactionReceipt first = await world.WaitAsync(handle);
        TransactionReceipt second = await world.WaitAsync(handle, 3);

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task At_least_one_confirmation_is_waited_for(int confirmations)
    {
        using World world = new();
        TransactionHandle handle = await world.SendAsync(world.CreateTransport());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => handle.WaitAsync(confirmations, Test.Token));
    }

    [Fact]
    public async Task Who_waits_when_the_transport_is_disposed_is_told()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.SendAsync(transport);

        Task<TransactionReceipt> wait = handle.WaitAsync(1, Test.Token);
        transport.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => handle.WaitAsync(1, Test.Token));
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            Test.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
