namespace Fabstir.Ethereum.Tests;

/// <summary>A nonce that was somebody else's, and then nobody's: what comes after it would wait for ever.</summary>
public sealed class GapTests
{
    [Fact]
    public async Task When_nothing_else_is_sent_a_transfer_of_nothing_fills_it()
    {
        using World world = new();
        (_, TransactionHandle[] handles) = await WithGapAsync(world, count: 2);

        await world.RunAsync(Task.WhenAll(handles.Select(handle => handle.WaitAsync(cancellationToken: Test.Token))));

        Assert.Equal([0UL, 1, 2], world.Node.Chain.Mined.Select(mined => mined.Nonce));
        FakeTransaction filler = world.Node.Chain.Mined.First();
        Assert.Equal((world.Signer.Address, 0), (filler.To!.Value, filler.Data.Length));
        Assert.Equal(handles.Select(handle => handle.Hash), world.Node.Chain.Mined.Skip(1).Select(mined => mined.Hash));
    }

    [Fact]
    public async Task The_next_transaction_fills_it_also_when_there_is_no_room_for_more()
    {
        using World world = new();
        (JsonRpcTransport transport, TransactionHandle[] handles) = await WithGapAsync(world, count: 2, maxInFlight: 2);

        TransactionHandle next = await world.SendAsync(transport);
        await world.RunAsync(Task.WhenAll(handles.Append(next).Select(handle => handle.WaitAsync(cancellationToken: Test.Token))));

        Assert.Equal([next.Hash, .. handles.Select(handle => handle.Hash)], world.Node.Chain.Mined.Select(mined => mined.Hash));
    }

    [Fact]
    public async Task A_node_that_does_not_show_a_transaction_of_ours_leaves_no_gap()
    {
        using World world = new();
        world.Node.BlockTime = TimeSpan.FromSeconds(40);
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle first = await world.SendAsync(transport);
        TransactionHandle second = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.RemoveAll(waiting => waiting.Hash == first.Hash));

        await world.WaitAsync(second);

        Assert.Equal([first.Hash, second.Hash], world.Node.Chain.Mined.Select(mined => mined.Hash));
    }

    /// <summary>Somebody else's transaction comes first, ours after it, and then his is gone.</summary>
    private static async Task<(JsonRpcTransport Transport, TransactionHandle[] Handles)> WithGapAsync(World world, int count, int maxInFlight = 8)
    {
        world.Node.BlockTime = TimeSpan.FromSeconds(30);
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxInFlight = maxInFlight });
        FakeTransaction foreign = world.Node.Locked(chain => chain.AddForeign(world.Signer.Address, 0));
        List<TransactionHandle> handles = [];
        for (int i = 0; i < count; i++)
        {
            handles.Add(await world.SendAsync(transport));
        }

        world.Node.Locked(chain => chain.Pool.Remove(foreign));
        return (transport, [.. handles]);
    }
}
