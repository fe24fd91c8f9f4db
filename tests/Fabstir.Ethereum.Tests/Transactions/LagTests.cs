using System.Text.Json.Nodes;

namespace Fabstir.Ethereum.Tests;

/// <summary>Nodes behind one URL that are some blocks apart.</summary>
public sealed class LagTests
{
    [Fact]
    public async Task What_depends_on_a_block_waits_for_a_node_that_has_it()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));
        JsonNode before = world.Node.Methods.Serve("eth_getBlockByNumber", ["0x0", false])!;
        world.Node.Next("eth_getBlockByNumber", NodeFaults.Answer(before), NodeFaults.Answer(before));

        await world.SendAsync(transport);

        Assert.All(EstimatesOf(world).Skip(1), block => Assert.True(block >= receipt.BlockNumber));
        Assert.Equal(2, world.Node.CountOf("eth_estimateGas"));
    }

    [Fact]
    public async Task An_estimate_that_reaches_a_node_without_the_block_is_asked_for_again()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await world.WaitAsync(await world.SendAsync(transport));
        // The node that is behind does not show the block either, when it is asked for it.
        world.Node.Next("eth_estimateGas", NodeFaults.Fail(-32000, "header not found"), NodeFaults.Fail(-32000, "header not found"));
        world.Node.Next("eth_getBlockByNumber", NodeFaults.Serve, NodeFaults.Answer(null), NodeFaults.Answer(null));

        await world.SendAsync(transport);

        Assert.Equal(2, world.Node.Chain.Mined.Concat(world.Node.Chain.Pool).Count());
    }

    [Fact]
    public async Task What_is_read_of_the_latest_block_is_read_again_until_a_node_has_got_as_far()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));
        Queue<ulong> blocks = new([receipt.BlockNumber - 1, receipt.BlockNumber - 1, receipt.BlockNumber]);

        ulong read = await world.RunAsync(transport.ReadLatestAsync(_ => Task.FromResult((blocks.Peek(), blocks.Dequeue())), Test.Token));

        Assert.Equal(receipt.BlockNumber, read);
        Assert.Empty(blocks);
    }

    [Fact]
    public async Task A_node_that_stays_behind_is_believed()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));
        int reads = 0;

        Task<ulong> BehindAsync(ulong block) => world.RunAsync(transport.ReadLatestAsync(
            _ =>
            {
                reads++;
                return Task.FromResult((block, block));
            },
            Test.Token));

        Assert.Equal(receipt.BlockNumber - 1, await BehindAsync(receipt.BlockNumber - 1));
        Assert.True(reads > 1);
        reads = 0;
        Assert.Equal(receipt.BlockNumber - 1, await BehindAsync(receipt.BlockNumber - 1));
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task An_error_of_a_node_that_has_the_block_is_an_error()
    {
        using World world = new();
        world.Node.Next("eth_estimateGas", NodeFaults.Fail(-32000, "gas required exceeds allowance"));

        await Assert.ThrowsAsync<JsonRpcException>(() => world.SendAsync(world.CreateTransport()));

        Assert.Equal(1, world.Node.CountOf("eth_estimateGas"));
    }

    [Fact]
    public async Task A_call_at_a_block_that_was_seen_waits_for_it()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));
        world.Node.Next("eth_call", NodeFaults.Fail(-32000, "header not found"));
        world.Node.Next("eth_getBlockByNumber", NodeFaults.Answer(null));

        await world.RunAsync(transport.CallAsync(World.Ping, new() { Block = receipt.BlockNumber }, Test.Token));

        Assert.Equal(2, world.Node.CountOf("eth_call"));
    }

    [Fact]
    public async Task A_chain_that_stays_behind_went_back_and_is_believed()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxLag = TimeSpan.FromSeconds(4) });
        await world.WaitAsync(await world.SendAsync(transport));
        world.Mine();
        world.Node.Locked(chain => chain.Reorganise(chain.Blocks.Count - 1, keepTransactions: false));
        DateTimeOffset started = world.Time.GetUtcNow();

        await world.SendAsync(transport);

        Assert.Equal(0UL, EstimatesOf(world)[^1]);
        // The nonce is waited for, too.
        Assert.InRange(world.Time.GetUtcNow() - started, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task An_answer_from_behind_that_came_late_is_not_believed()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxLag = TimeSpan.FromSeconds(4) });
        TransactionReceipt receipt = await world.WaitAsync(await world.SendAsync(transport));
        int asked = 0;

        ulong block = await world.RunAsync(transport.ReadLatestAsync(ReadAsync, Test.Token));

        Assert.Equal((receipt.BlockNumber, 2), (block, asked));

        async Task<(ulong Result, ulong Block)> ReadAsync(CancellationToken token)
        {
            if (++asked > 1)
            {
                return (receipt.BlockNumber, receipt.BlockNumber);
            }

            await Task.Delay(TimeSpan.FromSeconds(5), world.Time, token);
            return (receipt.BlockNumber - 1, receipt.BlockNumber - 1);
        }
    }

    private static ulong[] EstimatesOf(World world) =>
    [
        .. world.Node.Bodies.Select(body => JsonNode.Parse(body)!).OfType<JsonObject>()
            .Where(call => (string)call["method"]! == "eth_estimateGas")
            .Select(call => Convert.ToUInt64((string)call["params"]![1]!, 16)),
    ];
}
