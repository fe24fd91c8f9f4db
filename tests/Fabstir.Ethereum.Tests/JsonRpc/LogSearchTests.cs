using System.Net;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class LogSearchTests
{
    private static readonly Address Emitter = Address.Parse("0x00000000000000000000000000000000000000aa");

    [Fact]
    public async Task A_long_search_is_made_in_ranges_that_the_node_allows()
    {
        using World world = new();
        world.Node.Methods.Logs.AddRange([NodeMethods.Log(0, 0), NodeMethods.Log(8_999, 0), NodeMethods.Log(9_000, 0), NodeMethods.Log(20_000, 0)]);

        IReadOnlyList<Log> logs = await world.CreateTransport().GetLogsAsync(Query(0, 20_000), Test.Token);

        Assert.Equal([0UL, 8_999, 9_000, 20_000], logs.Select(log => log.BlockNumber));
        Assert.Equal([("0x0", "0x2327"), ("0x2328", "0x464f"), ("0x4650", "0x4e20")], RangesOf(world));
    }

    [Fact]
    public async Task A_range_that_is_refused_is_halved_and_grows_back()
    {
        using World world = new();
        world.Node.Methods.MaxLogRange = 100;
        JsonRpcTransport transport = world.CreateTransport(options: new() { LogRange = 400 });

        await transport.GetLogsAsync(Query(0, 1_999), Test.Token);
        world.Node.Methods.MaxLogRange = 400;
        await transport.GetLogsAsync(Query(2_000, 9_999), Test.Token);

        ulong[] sizes = [.. RangesOf(world).Select(range => Number(range.To) - Number(range.From) + 1)];
        // 400 and 200 are refused. After sixteen answers to 100, twice as much is tried: in vain at first, and later not.
        Assert.Equal([400UL, 200, .. Enumerable.Repeat(100UL, 16), 200, .. Enumerable.Repeat(100UL, 4)], sizes[..23]);
        Assert.Equal(400UL, sizes[^1]);
        Assert.Equal(8_000UL, sizes[23..].Aggregate((sum, size) => sum + size));
    }

    [Fact]
    public async Task Too_many_results_are_found_in_smaller_ranges()
    {
        using World world = new();
        world.Node.Methods.MaxLogResults = 3;
        world.Node.Methods.Logs.AddRange(Enumerable.Range(0, 16).Select(block => NodeMethods.Log((ulong)block, 0)));

        IReadOnlyList<Log> logs = await world.CreateTransport().GetLogsAsync(Query(0, 15), Test.Token);

        Assert.Equal(Enumerable.Range(0, 16).Select(block => (ulong)block), logs.Select(log => log.BlockNumber));
    }

    [Fact]
    public async Task Refusals_below_json_halve_the_range_too()
    {
        using World world = new();
        world.Node.Next("eth_getLogs", NodeFaults.Http(HttpStatusCode.RequestEntityTooLarge), NodeFaults.Http(HttpStatusCode.OK, "<html>query timeout</html>"));
        world.Node.Methods.Logs.Add(NodeMethods.Log(7, 0));

        IReadOnlyList<Log> logs = await world.CreateTransport().GetLogsAsync(Query(0, 7), Test.Token);

        Assert.Equal(7UL, Assert.Single(logs).BlockNumber);
        Assert.Equal([("0x0", "0x7"), ("0x0", "0x3"), ("0x0", "0x1")], RangesOf(world)[..3]);
    }

    [Fact]
    public async Task A_single_block_that_is_refused_is_an_error()
    {
        using World world = new();
        world.Node.Always("eth_getLogs", NodeFaults.Fail(-32005, "no"));

        Assert.Equal(-32005, (await Assert.ThrowsAsync<JsonRpcException>(() => world.CreateTransport().GetLogsAsync(Query(0, 7), Test.Token))).Code);
        Assert.Equal([("0x0", "0x7"), ("0x0", "0x3"), ("0x0", "0x1"), ("0x0", "0x0")], RangesOf(world));
    }

    [Fact]
    public async Task A_node_that_is_gone_is_not_asked_for_less()
    {
        using World world = new();
        world.Node.Always("eth_getLogs", NodeFaults.LoseAnswer);

        await Assert.ThrowsAsync<NodeUnreachableException>(() => world.CreateTransport().GetLogsAsync(Query(0, 7), Test.Token));

        Assert.Equal(1, world.Node.CountOf("eth_getLogs"));
    }

    [Fact]
    public async Task Logs_come_in_the_order_of_the_chain_each_once_and_without_those_taken_back()
    {
        using World world = new();
        JsonObject removed = NodeMethods.Log(2, 9);
        removed["removed"] = true;
        // Block 2 of another branch came up while the search ran: its log of the same place is another one.
        world.Node.Methods.Logs.AddRange(
            [NodeMethods.Log(3, 0), NodeMethods.Log(2, 10), NodeMethods.Log(2, 2), NodeMethods.Log(2, 2), removed, NodeMethods.Log(2, 2, branch: "b"), NodeMethods.Log(1, 5)]);

        IReadOnlyList<Log> logs = await world.CreateTransport().GetLogsAsync(Query(0, 3), Test.Token);

        Assert.Equal([(1UL, 5U), (2, 2), (2, 2), (2, 10), (3, 0)], logs.Select(log => (log.BlockNumber, log.Index)));
        Assert.Equal(5, logs.Select(log => (log.BlockHash, log.Index)).Distinct().Count());
    }

    [Fact]
    public async Task Names_of_blocks_become_numbers_first()
    {
        using World world = new();
        world.Node.Locked(chain => Enumerable.Range(0, 9).ToList().ForEach(_ => chain.Mine(world.Time.GetUtcNow())));
        JsonRpcTransport transport = world.CreateTransport();
        Bytes32 hash = world.Node.Chain.Blocks[4].Hash;

        await transport.GetLogsAsync(Query(BlockReference.Earliest, BlockReference.Latest), Test.Token);
        await transport.GetLogsAsync(Query(BlockReference.At(hash), BlockReference.Safe), Test.Token);

        Assert.Equal([("0x0", "0x9"), ("0x4", "0x7")], RangesOf(world));
    }

    [Fact]
    public async Task A_single_block_is_asked_for_by_its_hash()
    {
        using World world = new();
        JsonObject log = NodeMethods.Log(5, 1);
        Bytes32 hash = Bytes32.Parse((string)log["blockHash"]!);
        world.Node.Next("eth_getLogs", NodeFaults.Answer(new JsonArray(log)), NodeFaults.Answer(new JsonArray(NodeMethods.Log(5, 1, branch: "b"))));
        JsonRpcTransport transport = world.CreateTransport();

        Assert.Equal(hash, Assert.Single(await transport.GetLogsAsync(Query(BlockReference.At(hash), BlockReference.At(hash)), Test.Token)).BlockHash);
        Assert.Equal(hash.ToString(), (string)JsonNode.Parse(world.Node.Bodies[^1])!["params"]![0]!["blockHash"]!);
        // Of another block of that number: nobody asked for it.
        await Assert.ThrowsAsync<MalformedAnswerException>(() => transport.GetLogsAsync(Query(BlockReference.At(hash), BlockReference.At(hash)), Test.Token));
    }

    [Fact]
    public async Task Topics_are_written_place_by_place()
    {
        using World world = new();
        Bytes32 a = Keccak256.Hash("a");
        Bytes32 b = Keccak256.Hash("b");

        await world.CreateTransport().GetLogsAsync(Query(0, 0) with { Topics = [[a], [], [a, b]] }, Test.Token);

        Assert.Equal($$"""[["{{a}}"],null,["{{a}}","{{b}}"]]""", JsonNode.Parse(world.Node.Bodies[^1])!["params"]![0]!["topics"]!.ToJsonString());
    }

    [Theory]
    [InlineData("address", "0x00000000000000000000000000000000000000bb")]
    [InlineData("blockNumber", "0x5")]
    [InlineData("topics", "[]")]
    [InlineData("topics", """["0x1111111111111111111111111111111111111111111111111111111111111111"]""")]
    [InlineData("logIndex", "0x100000000")]
    [InlineData("data", "0x1")]
    [InlineData("blockHash", "null")]
    public async Task A_log_that_was_not_asked_for_is_refused(string field, string value)
    {
        using World world = new();
        JsonObject log = NodeMethods.Log(4, 0);
        log[field] = value[0] is '[' or 'n' ? JsonNode.Parse(value) : JsonValue.Create(value);
        world.Node.Always("eth_getLogs", NodeFaults.Answer(new JsonArray(log)));

        await Assert.ThrowsAsync<MalformedAnswerException>(
            () => world.CreateTransport().GetLogsAsync(Query(4, 4) with { Topics = [[Keccak256.Hash("Pinged()")]] }, Test.Token));
    }

    [Fact]
    public async Task A_search_that_ends_before_it_begins_finds_nothing()
    {
        using World world = new();

        Assert.Empty(await world.CreateTransport().GetLogsAsync(Query(100, BlockReference.Latest), Test.Token));
        Assert.Equal(0, world.Node.CountOf("eth_getLogs"));
    }

    [Fact]
    public async Task The_last_block_that_a_number_can_name_ends_the_search()
    {
        using World world = new();

        Assert.Empty(await world.CreateTransport().GetLogsAsync(Query(ulong.MaxValue - 1, ulong.MaxValue), Test.Token));
    }

    [Fact]
    public async Task A_block_that_the_node_does_not_have_is_named()
    {
        using World world = new();
        BlockReference unknown = BlockReference.At(Keccak256.Hash("unknown"));

        BlockNotFoundException missing = await Assert.ThrowsAsync<BlockNotFoundException>(
            () => world.CreateTransport().GetLogsAsync(Query(unknown, BlockReference.Latest), Test.Token));

        Assert.Equal(unknown, missing.Block);
    }

    [Fact]
    public async Task Blocks_that_are_not_mined_have_no_logs()
    {
        using World world = new();

        await Assert.ThrowsAsync<ArgumentException>(() => world.CreateTransport().GetLogsAsync(Query(0, BlockReference.Pending), Test.Token));
    }

    private static LogQuery Query(BlockReference from, BlockReference to) => new() { Address = Emitter, Topics = [], Blocks = new BlockRange(from, to) };

    private static (string From, string To)[] RangesOf(World world) =>
    [
        .. world.Node.Bodies.Select(body => JsonNode.Parse(body)!)
            .Where(call => (string)call["method"]! == "eth_getLogs")
            .Select(call => ((string)call["params"]![0]!["fromBlock"]!, (string)call["params"]![0]!["toBlock"]!)),
    ];

    private static ulong Number(string quantity) => (ulong)UInt256.Parse(quantity);
}
