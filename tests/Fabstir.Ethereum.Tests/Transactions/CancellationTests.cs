using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>A transfer of nothing with the same nonce.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_cancelled_transaction_is_never_mined_and_whoever_waits_is_told()
    {
        using World world = new();
        world.Mine();
        RecordingJournal journal = new();
        TransactionHandle handle = await world.RunAsync(world.CreateTransport().SendAsync(World.Ping, new() { Journal = journal }, Test.Token));

        await world.RunAsync(handle.CancelAsync(Test.Token));
        world.Node.Locked(chain => chain.Mine(world.Time.GetUtcNow()));
        TransactionCancelledException cancelled = await Assert.ThrowsAsync<TransactionCancelledException>(() => world.WaitAsync(handle));

        FakeTransaction mined = Assert.Single(world.Node.Chain.Mined);
        Assert.Equal((0UL, (Address?)world.Signer.Address, Bytes.Empty), (mined.Nonce, mined.To, mined.Data));
        Assert.Equal((handle.Hash, mined.Hash), (cancelled.Hash, cancelled.Receipt.TransactionHash));
        Assert.Equal([handle.Hash, mined.Hash], handle.Hashes);
        SignedIntent written = journal.Signed[1];
        Assert.Equal((mined.Hash, (Address?)written.From, Wei.Zero), (written.Hash, written.To, written.Value));
        Assert.Equal([new TransactionOutcome.Replaced(mined.Hash)], journal.OutcomesOf(handle.Hash));
        Assert.IsType<TransactionOutcome.Mined>(Assert.Single(journal.OutcomesOf(mined.Hash)));
    }

    [Fact]
    public async Task A_transaction_that_is_mined_is_left_as_it_is()
    {
        using World world = new();
        TransactionHandle handle = await world.SendAsync(world.CreateTransport());
        world.Node.Locked(chain => chain.Mine(world.Time.GetUtcNow()));

        await world.RunAsync(handle.CancelAsync(Test.Token));

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
        Assert.Equal(handle.Hash, (await world.WaitAsync(handle)).TransactionHash);
    }

    [Fact]
    public async Task A_cancellation_that_comes_too_late_changes_nothing()
    {
        using World world = new();
        world.Mine();
        TransactionHandle handle = await world.SendAsync(world.CreateTransport());
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            world.Node.Chain.Mine(world.Time.GetUtcNow());
            return serve();
        });

        await world.RunAsync(handle.CancelAsync(Test.Token));

        Assert.Equal(handle.Hash, (await world.WaitAsync(handle)).TransactionHash);
        Assert.Equal(2, handle.Hashes.Count);
    }

    [Fact]
    public async Task A_lost_answer_to_a_cancellation_is_looked_up()
    {
        using World world = new();
        world.Mine();
        TransactionHandle handle = await world.SendAsync(world.CreateTransport());
        world.Node.Next("eth_sendRawTransaction", NodeFaults.LoseAnswer);

        await world.RunAsync(handle.CancelAsync(Test.Token));

        Assert.Equal(2, world.Node.CountOf("eth_sendRawTransaction"));
        Assert.Equal(handle.Hashes[1], Assert.Single(world.Node.Chain.Pool).Hash);
    }

    [Fact]
    public async Task A_cancellation_that_waits_too_long_offers_more_like_any_other()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { ReplaceAfterBlocks = 3 });
        world.Node.Chain.LeastFee = 1_265_625_018;
        TransactionHandle handle = await world.SendAsync(transport);
        await world.RunAsync(handle.CancelAsync(Test.Token));

        await Assert.ThrowsAsync<TransactionCancelledException>(() => world.WaitAsync(handle));

        Assert.Equal((Address?)world.Signer.Address, Assert.Single(world.Node.Chain.Mined).To);
        Assert.Equal(3, handle.Hashes.Count);
    }

    [Fact]
    public async Task What_the_node_signs_cannot_be_cancelled()
    {
        using World world = new();
        TransactionHandle handle = await world.SendAsync(world.CreateTransport(signs: false, new() { NodeAccount = World.Contract }));

        await Assert.ThrowsAsync<NotSupportedException>(() => handle.CancelAsync(Test.Token));
    }
}
