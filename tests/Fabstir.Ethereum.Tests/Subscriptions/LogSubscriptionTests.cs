using System.Net;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Logs come in order, without gap and each once, whatever the node does.</summary>
public sealed class LogSubscriptionTests
{
    [Fact]
    public async Task What_is_there_from_a_block_on_and_then_what_comes()
    {
        using World world = new();
        world.Mine(1, 1, 2, 0, 1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 2 });

        Assert.Equal([(2, 0, false), (3, 0, false), (3, 1, false), (5, 0, false)], await logs.TakeAsync(4));
        world.Mine(0, 1);
        world.Mine(1);

        Assert.Equal([(7, 0, false), (8, 0, false)], await logs.TakeAsync(2));
        await logs.AssertNothingAsync(polls: 3);
    }

    [Fact]
    public async Task The_newest_block_is_the_first_unless_another_is_named()
    {
        using World world = new();
        world.Mine(1, 1, 1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient));

        Assert.Equal([(3, 0, false)], await logs.TakeAsync(1));
    }

    [Fact]
    public async Task A_long_past_is_searched_in_ranges_and_the_newest_blocks_by_their_hash()
    {
        using World world = new();
        world.Mine([.. Enumerable.Repeat(1, 100)]);
        world.Node.Methods.MaxLogRange = 30;
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = BlockReference.Earliest });

        Assert.Equal(Enumerable.Range(1, 100).Select(block => ((ulong)block, 0u, false)), await logs.TakeAsync(100));
        string[] searches = [.. world.Node.Bodies.Where(body => body.Contains("eth_getLogs", StringComparison.Ordinal))];
        Assert.Equal(2, searches.Count(body => body.Contains("blockHash", StringComparison.Ordinal)));
        Assert.Equal(16, searches.Sum(body => body.Split("blockHash").Length - 1));
    }

    [Fact]
    public async Task A_reorganisation_takes_logs_back_newest_first_and_brings_others()
    {
        using World world = new();
        world.Mine(1, 1, 2, 1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 });
        await logs.TakeAsync(5);

        world.Node.Locked(chain => chain.Reorganise(2, keepTransactions: false));
        world.Mine(0, 1, 1);

        Assert.Equal([(4, 0, true), (3, 1, true), (3, 0, true), (4, 0, false), (5, 0, false)], await logs.TakeAsync(5));
    }

    [Fact]
    public async Task A_reorganisation_below_a_searched_range()
    {
        using World world = new();
        world.Mine([.. Enumerable.Repeat(0, 20), 1, .. Enumerable.Repeat(0, 20)]);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 });
        Assert.Equal([(21, 0, false)], await logs.TakeAsync(1));

        world.Node.Locked(chain => chain.Reorganise(30, keepTransactions: false));
        world.Mine([1, .. Enumerable.Repeat(0, 30), 1]);

        Assert.Equal([(21, 0, true), (12, 0, false), (43, 0, false)], await logs.TakeAsync(3));
    }

    [Fact]
    public async Task A_node_that_lags_behind_takes_nothing_back()
    {
        using World world = new();
        world.Mine(1, 1, 1, 1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 });
        await logs.TakeAsync(4);

        FakeBlock[] missing = world.Node.Locked(chain => chain.Blocks[^2..].ToArray());
        world.Node.Locked(chain => chain.Blocks.RemoveRange(3, 2));
        await logs.AssertNothingAsync(polls: 3);
        world.Node.Locked(chain => chain.Blocks.AddRange(missing));
        world.Mine(1);

        Assert.Equal([(5, 0, false)], await logs.TakeAsync(1));
    }

    [Fact]
    public async Task Blocks_that_came_while_the_node_was_out_of_reach_are_not_missing()
    {
        using World world = new();
        world.Mine(1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 });
        await logs.TakeAsync(1);

        world.Node.Always("eth_getBlockByNumber", NodeFaults.RefuseConnection);
        world.Mine(1, 1);
        await logs.AssertNothingAsync(polls: 30);
        world.Node.Always("eth_getBlockByNumber", NodeFaults.Serve);
        world.Node.Next(
            "eth_getLogs", NodeFaults.LoseAnswer, NodeFaults.Fail(-32005, "too many requests"), NodeFaults.Fail(-32005, "too many requests"), NodeFaults.Http(HttpStatusCode.ServiceUnavailable));
        world.Mine(1);

        Assert.Equal([(2, 0, false), (3, 0, false), (4, 0, false)], await logs.TakeAsync(3));
        await logs.AssertNothingAsync(polls: 3);
    }

    [Fact]
    public async Task An_outage_that_lasts_ends_the_stream()
    {
        using World world = new();
        world.Mine(1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1, OutageTimeout = TimeSpan.FromMinutes(3) });
        await logs.TakeAsync(1);
        DateTimeOffset start = world.Time.GetUtcNow();

        world.Node.Always("eth_getBlockByNumber", NodeFaults.RefuseConnection);

        await Assert.ThrowsAsync<NodeUnreachableException>(logs.NextAsync);
        Assert.InRange(world.Time.GetUtcNow() - start, TimeSpan.FromMinutes(3), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task With_confirmations_logs_come_later_and_short_branches_are_never_seen()
    {
        using World world = new();
        world.Mine(1, 1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1, Confirmations = 3 });
        await logs.AssertNothingAsync(polls: 2);
        world.Mine(1);
        Assert.Equal([(1, 0, false)], await logs.TakeAsync(1));

        world.Node.Locked(chain => chain.Reorganise(2, keepTransactions: false));
        world.Mine(0, 0, 1, 0);
        await logs.AssertNothingAsync(polls: 3);
        world.Mine(0);

        Assert.Equal([(4, 0, false)], await logs.TakeAsync(1));
    }

    [Fact]
    public async Task A_reorganisation_below_all_that_is_remembered_ends_the_stream()
    {
        using World world = new();
        world.Mine([.. Enumerable.Repeat(1, 600)]);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 });
        await logs.TakeAsync(600);

        world.Node.Locked(chain => chain.Reorganise(550, keepTransactions: false));
        world.Mine([.. Enumerable.Repeat(0, 551)]);

        Assert.All(await logs.TakeAsync(511), static log => Assert.True(log.Removed));
        ReorganisationTooDeepException tooDeep = await Assert.ThrowsAsync<ReorganisationTooDeepException>(logs.NextAsync);
        Assert.Equal(89UL, tooDeep.OldestRemembered);
    }

    [Fact]
    public async Task A_reader_who_is_slow_loses_nothing()
    {
        using World world = new();
        world.Mine([.. Enumerable.Repeat(2, 40)]);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1, BufferSize = 1 });

        (ulong Block, uint Index, bool Removed)[] taken = await logs.TakeAsync(80);

        Assert.Equal(Enumerable.Range(2, 80).Select(i => ((ulong)(i / 2), (uint)(i % 2), false)), taken);
    }

    [Fact]
    public async Task Leaving_ends_the_polling()
    {
        using World world = new();
        world.Mine(1);
        await using (LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1 }))
        {
            await logs.TakeAsync(1);
        }

        int polls = world.Node.CountOf("eth_getBlockByNumber");
        for (int i = 0; i < 10; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(world.Node.CountOf("eth_getBlockByNumber"), polls, polls + 1);
    }

    [Fact]
    public async Task Disposing_the_transport_ends_the_stream()
    {
        using World world = new();
        world.Mine(1);
        JsonRpcTransport transport = world.CreateTransport(options: LogStream.Patient);
        await using LogStream logs = new(world, transport, new() { From = 1 });
        await logs.TakeAsync(1);

        transport.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(logs.NextAsync);
    }

    [Fact]
    public async Task The_wrong_chain_is_no_outage()
    {
        using World world = new();
        await using LogStream logs = new(world, world.CreateTransport(options: new() { ChainId = world.ChainId + 1 }));

        await Assert.ThrowsAsync<WrongChainException>(logs.NextAsync);
    }

    [Fact]
    public async Task A_block_to_begin_with_that_is_not_there()
    {
        using World world = new();
        world.Mine(1);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = BlockReference.At(Keccak256.Hash("elsewhere")) });

        await Assert.ThrowsAsync<BlockNotFoundException>(logs.NextAsync);
    }
}
