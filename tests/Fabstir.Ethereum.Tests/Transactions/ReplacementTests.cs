using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>The fake node suggests a tip of 1 gwei over a base fee of 7 wei: a transaction first offers 1,000,000,014 wei. Its pool wants a tenth more of a replacement.</summary>
public sealed class ReplacementTests
{
    private const ulong FirstOffer = 1_000_000_014;

    // An eighth more, and an eighth of that, rounded up.
    private const ulong SecondOffer = 1_125_000_016;
    private const ulong ThirdOffer = 1_265_625_018;

    [Fact]
    public async Task After_so_many_blocks_the_same_nonce_offers_an_eighth_more_and_the_handle_says_which_was_mined()
    {
        using World world = new();
        RecordingJournal journal = new();
        world.Node.Chain.LeastFee = SecondOffer;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 5 });
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = journal }, Test.Token));

        TransactionReceipt receipt = await world.WaitAsync(handle);

        FakeTransaction mined = Assert.Single(world.Node.Chain.Mined);
        Assert.Equal((0UL, (UInt256)SecondOffer, (UInt256)1_125_000_000), (mined.Nonce, mined.MaxFee, mined.Tip));
        Assert.Equal([handle.Hash, mined.Hash], handle.Hashes);
        Assert.Equal((mined.Hash, mined.Hash), (receipt.TransactionHash, handle.MinedHash!.Value));
        Assert.InRange(receipt.BlockNumber, 6UL, 9UL);
        Assert.Equal(handle.Hashes, journal.Signed.Select(intent => intent.Hash));
        Assert.Equal([new TransactionOutcome.Replaced(mined.Hash)], journal.OutcomesOf(handle.Hash));
        Assert.Equal([new TransactionOutcome.Mined(receipt)], journal.OutcomesOf(mined.Hash));
    }

    [Fact]
    public async Task It_is_replaced_so_often_and_no_more()
    {
        using World world = new();
        world.Node.Chain.LeastFee = ThirdOffer + 1;
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.RunAsync(
            transport.SendAsync(World.Ping, new() { ReplaceAfterBlocks = 2, MaxReplacements = 2 }, Test.Token));

        Task<TransactionReceipt> wait = handle.WaitAsync(cancellationToken: Test.Token);
        await UntilBlockAsync(world, 40);

        Assert.Equal([(UInt256)ThirdOffer], world.Node.Locked(chain => chain.Pool.ConvertAll(waiting => waiting.MaxFee)));
        Assert.Equal(3, handle.Hashes.Count);
        world.Node.Locked(chain => chain.LeastFee = 0);
        Assert.Equal(handle.Hashes[2], (await world.RunAsync(wait)).TransactionHash);
    }

    [Fact]
    public async Task No_replacement_offers_more_than_the_ceiling()
    {
        using World world = new();
        world.Node.Chain.LeastFee = ThirdOffer;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2, MaxFeePerGas = new Wei(SecondOffer) });
        TransactionHandle handle = await world.SendAsync(transport);

        Task<TransactionReceipt> wait = handle.WaitAsync(cancellationToken: Test.Token);
        await UntilBlockAsync(world, 30);

        Assert.Equal([(UInt256)SecondOffer], world.Node.Locked(chain => chain.Pool.ConvertAll(waiting => waiting.MaxFee)));
        FeeCeilingException refusal = await Assert.ThrowsAsync<FeeCeilingException>(() => world.RunAsync(handle.CancelAsync(Test.Token)));
        Assert.Equal((new Wei(ThirdOffer), new Wei(SecondOffer)), (refusal.Needed, refusal.Ceiling));
        world.Node.Locked(chain => chain.LeastFee = 0);
        await world.RunAsync(wait);
    }

    [Fact]
    public async Task What_the_callers_set_is_never_exceeded()
    {
        using World world = new();
        world.Node.Chain.LeastFee = FirstOffer + 1;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2 });
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { MaxFeePerGas = new Wei(FirstOffer) }, Test.Token));

        Task<TransactionReceipt> wait = handle.WaitAsync(cancellationToken: Test.Token);
        await UntilBlockAsync(world, 20);

        Assert.Single(handle.Hashes);
        world.Node.Locked(chain => chain.LeastFee = 0);
        await world.RunAsync(wait);
    }

    [Fact]
    public async Task When_others_offer_more_so_does_the_replacement()
    {
        using World world = new();
        world.Node.Chain.LeastFee = SecondOffer + 1;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2 });
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Always("eth_maxPriorityFeePerGas", NodeFaults.Answer("0x12a05f200"));

        await world.WaitAsync(handle);

        FakeTransaction mined = Assert.Single(world.Node.Chain.Mined);
        Assert.Equal(((UInt256)5_000_000_014, (UInt256)5_000_000_000), (mined.MaxFee, mined.Tip));
    }

    [Fact]
    public async Task Only_the_one_that_is_next_is_replaced_and_all_are_mined_once()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 4 });
        world.Node.Chain.LeastFee = SecondOffer;
        TransactionHandle stuck = await world.SendAsync(transport);
        TransactionHandle[] behind = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => transport.SendAsync(
            World.Ping, new() { MaxPriorityFeePerGas = Wei.FromGwei(2), MaxFeePerGas = Wei.FromGwei(3) }, Test.Token))));

        // Nobody waits for the first one.
        await world.RunAsync(Task.WhenAll(behind.Select(handle => handle.WaitAsync(cancellationToken: Test.Token))));

        Assert.Equal([0UL, 1, 2, 3], world.Node.Chain.Mined.Select(mined => mined.Nonce));
        Assert.Equal(2, stuck.Hashes.Count);
        Assert.All(behind, handle => Assert.Single(handle.Hashes));
    }

    [Fact]
    public async Task The_first_may_be_mined_although_it_was_replaced()
    {
        using World world = new();
        RecordingJournal journal = new();
        world.Node.Chain.LeastFee = SecondOffer + 1;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2, MaxReplacements = 1 });
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = journal }, Test.Token));
        FakeTransaction first = world.Node.Chain.Pool.Single();
        Task<TransactionReceipt> wait = handle.WaitAsync(cancellationToken: Test.Token);
        await UntilBlockAsync(world, 12);

        // The builder of the block has heard of the first one only.
        world.Node.Locked(chain =>
        {
            (chain.LeastFee, _) = (0, chain.Pool.RemoveAll(_ => true));
            chain.Pool.Add(first);
        });
        TransactionReceipt receipt = await world.RunAsync(wait);

        Assert.Equal((first.Hash, first.Hash, 2), (receipt.TransactionHash, handle.MinedHash!.Value, handle.Hashes.Count));
        Assert.Equal([new TransactionOutcome.Replaced(first.Hash)], journal.OutcomesOf(handle.Hashes[1]));
    }

    [Fact]
    public async Task A_replacement_that_cannot_be_written_down_is_not_sent()
    {
        using World world = new();
        using RecordingLogger logger = new();
        RecordingJournal journal = new();
        world.Node.Chain.LeastFee = SecondOffer;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2, LoggerFactory = logger });
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = journal }, Test.Token));
        journal.OnSigned = _ => throw new IOException("the disk is full");
        Task<TransactionReceipt> wait = handle.WaitAsync(cancellationToken: Test.Token);

        await UntilBlockAsync(world, 10);

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
        Assert.Contains(logger.Lines, line => line.Id == 12);
        world.Node.Locked(chain => chain.LeastFee = 0);
        Assert.Equal(handle.Hash, (await world.RunAsync(wait)).TransactionHash);
    }

    [Fact]
    public async Task A_gas_price_is_raised_likewise()
    {
        using World world = new();
        world.Node.Always("eth_getBlockByNumber", serve =>
        {
            System.Text.Json.Nodes.JsonObject? block = serve()?.AsObject();
            block?.Remove("baseFeePerGas");
            return block;
        });
        world.Node.Chain.LeastFee = 22_500_000_000;
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 2 });

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal((UInt256)22_500_000_000, Assert.Single(world.Node.Chain.Mined).MaxFee);
    }

    private static async Task UntilBlockAsync(World world, ulong number)
    {
        while (world.Node.Locked(chain => chain.Head.Number) < number)
        {
            // A request that waits for a thread must not run into its limit.
            await world.Time.WhenOnlySleepingAsync(TimeSpan.FromSeconds(5));
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
