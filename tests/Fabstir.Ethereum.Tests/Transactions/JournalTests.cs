using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>What a program that ends at any moment finds written down.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task An_intent_is_written_down_before_anything_is_sent_and_its_outcome_before_anybody_goes_on()
    {
        using World world = new();
        RecordingJournal journal = new() { OnSigned = _ => Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction")) };

        TransactionHandle handle = await SendAsync(world, journal, World.Ping with { Value = new Wei(5) });
        SignedIntent intent = Assert.Single(journal.Signed);
        TransactionReceipt receipt = await world.WaitAsync(handle);

        Assert.Equal((world.ChainId, world.Signer.Address, World.Contract, 0UL), (intent.ChainId, intent.From, intent.To!.Value, intent.Nonce));
        Assert.Equal((handle.Hash, new Wei(5), 60_000UL), (intent.Hash, intent.Value, intent.GasLimit));
        Assert.Equal(Keccak256.Hash(World.Ping.Calldata.Span), intent.CalldataHash);
        Assert.Equal(handle.Hash, Keccak256.Hash(intent.Raw.AsSpan()));
        TransactionOutcome.Mined mined = Assert.IsType<TransactionOutcome.Mined>(Assert.Single(journal.OutcomesOf(handle.Hash)));
        Assert.Equal(receipt, mined.Receipt);
    }

    [Fact]
    public async Task When_it_cannot_be_written_down_nothing_is_sent_and_the_nonce_is_the_next_ones()
    {
        using World world = new();
        RecordingJournal journal = new() { OnSigned = _ => throw new IOException("the disk is full") };

        await Assert.ThrowsAsync<IOException>(() => SendAsync(world, journal));
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
        await world.SendAsync(world.CreateTransport());

        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Pool).Nonce);
    }

    [Fact]
    public async Task A_refused_transaction_is_written_down_as_not_sent()
    {
        using World world = new();
        RecordingJournal journal = new();
        world.Node.Always("eth_sendRawTransaction", NodeFaults.Fail(-32000, "no"));

        JsonRpcException refusal = await Assert.ThrowsAsync<JsonRpcException>(() => SendAsync(world, journal));

        Assert.Same(refusal, Assert.IsType<TransactionOutcome.NotSent>(Assert.Single(journal.Ended).Outcome).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_nonce_that_somebody_else_took_is_written_down_with_his_hash(bool mined)
    {
        using World world = new() { };
        world.Node.BlockTime = TimeSpan.FromMinutes(1);
        RecordingJournal journal = new();
        FakeTransaction? foreign = null;
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            foreign = world.Node.Chain.AddForeign(world.Signer.Address, 0);
            if (mined)
            {
                world.Node.Chain.Mine(world.Time.GetUtcNow());
                world.Node.Chain.Mine(world.Time.GetUtcNow());
            }

            return serve();
        });

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(() => SendAsync(world, journal));

        Assert.Equal(foreign!.Hash, conflict.TakenBy);
        Assert.Equal(new TransactionOutcome.NonceTaken(foreign.Hash), Assert.Single(journal.Ended).Outcome);
    }

    [Fact]
    public async Task A_nonce_that_is_lost_while_it_is_waited_for_is_written_down_too()
    {
        using World world = new();
        RecordingJournal journal = new();
        TransactionHandle handle = await SendAsync(world, journal);
        FakeTransaction foreign = world.Node.Locked(chain =>
        {
            chain.Pool.Clear();
            return chain.AddForeign(world.Signer.Address, 0);
        });

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(() => world.WaitAsync(handle));

        Assert.Equal(foreign.Hash, conflict.TakenBy);
        Assert.Equal([new TransactionOutcome.NonceTaken(foreign.Hash)], journal.OutcomesOf(handle.Hash));
    }

    [Fact]
    public async Task The_outcome_is_written_down_also_when_nobody_waits()
    {
        using World world = new();
        TaskCompletionSource ended = new();
        RecordingJournal journal = new() { OnEnded = (_, _) => ended.TrySetResult() };
        // The node is away for longer than anybody who waits would wait.
        TransactionHandle handle = await SendAsync(world, journal);
        world.Node.Next("eth_getBlockByNumber", Enumerable.Repeat(NodeFaults.RefuseConnection, 200).ToArray());

        await world.RunAsync(ended.Task);

        Assert.Equal(handle.Hash, handle.MinedHash);
    }

    [Fact]
    public async Task A_journal_that_fails_at_the_end_is_logged_and_holds_nobody_up()
    {
        using World world = new();
        using RecordingLogger logger = new();
        RecordingJournal journal = new() { OnEnded = (_, _) => throw new IOException("the disk is full") };
        JsonRpcTransport transport = world.CreateTransport(options: new() { LoggerFactory = logger });

        await world.WaitAsync(await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = journal }, Test.Token)));

        Assert.Contains(logger.Lines, line => line.Id == 10 && line.Text.Contains("the disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_transaction_that_is_on_its_way_when_the_transport_is_disposed_is_no_failure()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            transport.Dispose();
            return serve();
        });

        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = new RecordingJournal() }, Test.Token));

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Pool).Hash);
    }

    [Fact]
    public async Task After_a_reorganisation_the_outcome_is_written_down_again()
    {
        using World world = new();
        RecordingJournal journal = new();
        TransactionHandle handle = await SendAsync(world, journal);

        world.ReorganiseAt(head: 3, depth: 3, keepTransactions: false);
        TransactionReceipt receipt = await world.WaitAsync(handle, 3);

        TransactionOutcome.Mined[] outcomes = [.. journal.OutcomesOf(handle.Hash).Cast<TransactionOutcome.Mined>()];
        Assert.Equal(2, outcomes.Length);
        Assert.NotEqual(outcomes[0].Receipt.BlockHash, outcomes[1].Receipt.BlockHash);
        Assert.Equal(receipt, outcomes[1].Receipt);
    }

    [Fact]
    public async Task An_account_of_the_node_has_nothing_to_write_down()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(signs: false, new() { NodeAccount = World.Contract });

        await Assert.ThrowsAsync<ArgumentException>(() => transport.SendAsync(World.Ping, new() { Journal = new RecordingJournal() }, Test.Token));

        Assert.Empty(world.Node.Requests);
    }

    private static Task<TransactionHandle> SendAsync(World world, RecordingJournal journal, ContractMessage? message = null) =>
        world.RunAsync(world.CreateTransport().SendAsync(message ?? World.Ping, new() { Journal = journal }, Test.Token));
}
