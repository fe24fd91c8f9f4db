using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>The fake node has a base fee of 7 wei, suggests a tip of 1 gwei and a gas price of 20 gwei.</summary>
public sealed class FeeTests
{
    private const ulong Gwei = 1_000_000_000;

    private static readonly Behaviour Missing = NodeFaults.Fail(-32601, "the method does not exist");

    [Fact]
    public async Task The_most_is_twice_the_base_fee_and_the_tip()
    {
        using World world = new();

        Assert.Equal((2, Gwei, (2 * 7) + Gwei), await SendAsync(world));
    }

    [Theory]
    [InlineData(-32601)]
    [InlineData(-32000)]
    [InlineData(-32004)]
    public async Task Without_a_suggestion_the_tip_is_the_median_of_recent_blocks(int code)
    {
        using World world = new();
        world.Node.Always("eth_maxPriorityFeePerGas", NodeFaults.Fail(code, "unsupported"));
        world.Node.Always("eth_feeHistory", NodeFaults.Answer(JsonNode.Parse("""{"oldestBlock":"0x1","reward":[["0x5"],["0x1"],["0x64"],["0x3"],["0x4"]]}""")));

        Assert.Equal((2, 4UL, (2 * 7) + 4UL), await SendAsync(world));
        Assert.Equal("""["0x5","latest",[50]]""", ParametersOf(world, "eth_feeHistory"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"oldestBlock":"0x1"}""")]
    [InlineData("""{"oldestBlock":"0x1","reward":null}""")]
    [InlineData("""{"oldestBlock":"0x1","reward":[]}""")]
    public async Task Without_either_the_gas_price_is_paid(string? history)
    {
        using World world = new();
        world.Node.Always("eth_maxPriorityFeePerGas", Missing);
        world.Node.Always("eth_feeHistory", history is null ? Missing : NodeFaults.Answer(JsonNode.Parse(history)));

        Assert.Equal((0, null, 20 * Gwei), await SendAsync(world));
    }

    [Fact]
    public async Task A_chain_without_a_base_fee_gets_legacy_transactions()
    {
        using World world = new();
        WithoutBaseFee(world);

        Assert.Equal((0, null, 20 * Gwei), await SendAsync(world));
        Assert.Equal(0, world.Node.CountOf("eth_maxPriorityFeePerGas"));
    }

    [Fact]
    public async Task What_the_caller_sets_is_not_asked()
    {
        using World world = new();

        Assert.Equal((2, 3UL, 100UL), await SendAsync(world, new() { MaxFeePerGas = new Wei(100), MaxPriorityFeePerGas = new Wei(3), GasLimit = 77_777 }));

        Assert.Equal(77_777UL, world.Node.Chain.Pool.Single().GasLimit);
        Assert.Equal(0, world.Node.CountOf("eth_maxPriorityFeePerGas") + world.Node.CountOf("eth_getBlockByNumber") + world.Node.CountOf("eth_estimateGas"));
    }

    [Fact]
    public async Task The_tip_is_never_above_the_most_to_pay()
    {
        using World world = new();

        Assert.Equal((2, 100UL, 100UL), await SendAsync(world, new() { MaxFeePerGas = new Wei(100) }));
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(world, new() { MaxFeePerGas = new Wei(100), MaxPriorityFeePerGas = new Wei(101) }));
    }

    [Fact]
    public async Task A_tip_of_the_callers_goes_on_top_of_twice_the_base_fee()
    {
        using World world = new();

        Assert.Equal((2, 50UL, 64UL), await SendAsync(world, new() { MaxPriorityFeePerGas = new Wei(50) }));
    }

    [Theory]
    [InlineData(30 * Gwei, 20 * Gwei)]
    [InlineData(5 * Gwei, 5 * Gwei)]
    public async Task A_gas_price_is_bounded_by_the_most_to_pay(ulong most, ulong expected)
    {
        using World world = new();
        WithoutBaseFee(world);

        Assert.Equal((0, null, expected), await SendAsync(world, new() { MaxFeePerGas = new Wei(most) }));
    }

    [Fact]
    public async Task A_node_that_asks_for_everything_there_is_does_not_get_it()
    {
        using World world = new();
        world.Node.Always("eth_maxPriorityFeePerGas", NodeFaults.Answer("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"));

        await Assert.ThrowsAsync<MalformedAnswerException>(() => SendAsync(world));

        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Theory]
    [InlineData("0xc350", 20, 60_000UL)]
    [InlineData("0xc350", 0, 50_000UL)]
    [InlineData("0xc350", 400, 250_000UL)]
    [InlineData("0x1", 20, 1UL)]
    [InlineData("0xffffffffffffffff", 20, ulong.MaxValue)]
    public async Task The_gas_limit_is_the_estimate_and_a_margin(string estimate, int marginPercent, ulong expected)
    {
        using World world = new();
        world.Node.Always("eth_estimateGas", NodeFaults.Answer(estimate));
        world.Node.Always("eth_getBalance", NodeFaults.Answer("0xffffffffffffffffffffffffffffffff"));
        JsonRpcTransport transport = world.CreateTransport(options: new() { GasMarginPercent = marginPercent });

        await world.SendAsync(transport);

        Assert.Equal(expected, world.Node.Chain.Pool.Single().GasLimit);
        Assert.Equal(
            """[{"from":"0x14791697260E4c9A71f18484C9f997B308e59325","to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186"},"0x0"]""",
            ParametersOf(world, "eth_estimateGas"));
    }

    [Theory]
    [InlineData("0xc350", 80_000UL)]
    [InlineData("0xffffffffffffffff", ulong.MaxValue)]
    public async Task What_transactions_before_it_may_make_dearer_is_added(string estimate, ulong expected)
    {
        using World world = new();
        world.Node.Always("eth_estimateGas", NodeFaults.Answer(estimate));
        world.Node.Always("eth_getBalance", NodeFaults.Answer("0xffffffffffffffffffffffffffffffff"));

        await world.RunAsync(world.CreateTransport().SendAsync(World.Ping, new() { ExtraGas = 20_000 }, Test.Token));

        Assert.Equal(expected, world.Node.Chain.Pool.Single().GasLimit);
    }

    private static void WithoutBaseFee(World world) => world.Node.Always("eth_getBlockByNumber", serve =>
    {
        JsonObject block = serve()!.AsObject();
        block.Remove("baseFeePerGas");
        return block;
    });

    /// <summary>Sends, and returns the type, the tip and the most to pay of what was sent.</summary>
    private static async Task<(int Type, ulong? Tip, ulong Most)> SendAsync(World world, TransactionOptions? options = null)
    {
        await world.RunAsync(world.CreateTransport().SendAsync(World.Ping, options, Test.Token));
        Bytes raw = world.Node.Chain.Pool.Single().Raw;
        if (raw[0] != 2)
        {
            return (0, null, Number(RlpDecoder.DecodeList(raw.AsSpan())[1]));
        }

        Bytes[] fields = RlpDecoder.DecodeList(raw.AsSpan()[1..]);
        return (2, Number(fields[2]), Number(fields[3]));
    }

    private static string ParametersOf(World world, string method) =>
        JsonNode.Parse(world.Node.Bodies.Last(body => body.Contains(method, StringComparison.Ordinal)))!["params"]!.ToJsonString();

    private static ulong Number(Bytes bigEndian) => (ulong)UInt256.Parse(bigEndian.ToString());
}
