using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class CallTests
{
    private const string Hash = "0x1111111111111111111111111111111111111111111111111111111111111111";

    [Fact]
    public async Task A_call_returns_the_data_of_the_node()
    {
        using World world = new();

        ReadOnlyMemory<byte> data = await world.CreateTransport().CallAsync(World.Ping, cancellationToken: Test.Token);

        Assert.Equal(42UL, (ulong)UInt256.ReadBigEndian(data.Span));
    }

    [Fact]
    public async Task An_address_without_a_contract_returns_nothing()
    {
        using World world = new();
        world.Node.Always("eth_call", NodeFaults.Answer("0x"));

        Assert.True((await world.CreateTransport().CallAsync(World.Ping, cancellationToken: Test.Token)).IsEmpty);
    }

    [Theory]
    [InlineData("latest", "\"latest\"")]
    [InlineData("pending", "\"pending\"")]
    [InlineData("safe", "\"safe\"")]
    [InlineData("finalized", "\"finalized\"")]
    [InlineData("earliest", "\"earliest\"")]
    [InlineData("4096", "\"0x1000\"")]
    [InlineData(Hash, $$"""{"blockHash":"{{Hash}}"}""")]
    public async Task A_block_is_named_as_nodes_take_it(string block, string expected)
    {
        BlockReference reference = block switch
        {
            "latest" => BlockReference.Latest,
            "pending" => BlockReference.Pending,
            "safe" => BlockReference.Safe,
            "finalized" => BlockReference.Finalized,
            "earliest" => BlockReference.Earliest,
            Hash => BlockReference.At(Bytes32.Parse(Hash)),
            _ => BlockReference.At(4_096),
        };

        Assert.Equal(
            $$"""[{"to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186"},{{expected}}]""",
            await ParametersOf(World.Ping, new CallOptions { Block = reference }, signs: false));
    }

    [Fact]
    public async Task The_account_of_the_transport_seems_to_call_unless_the_options_say_otherwise()
    {
        Address other = Address.Parse("0x00000000000000000000000000000000000000bb");

        Assert.Equal(
            """[{"from":"0x14791697260E4c9A71f18484C9f997B308e59325","to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186"},"latest"]""",
            await ParametersOf(World.Ping, null, signs: true));
        Assert.Equal(
            """[{"from":"0x00000000000000000000000000000000000000bb","to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186"},"latest"]""",
            await ParametersOf(World.Ping, new CallOptions { From = other }, signs: true), ignoreCase: true);
    }

    [Fact]
    public async Task A_value_goes_with_the_call() => Assert.Equal(
        """[{"to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186","value":"0xde0b6b3a7640000"},"latest"]""",
        await ParametersOf(World.Ping with { Value = Wei.FromEther(1) }, null, signs: false));

    [Fact]
    public async Task A_state_override_is_written_as_geth_defined_it()
    {
        CallOptions options = new()
        {
            StateOverride = new Dictionary<Address, AccountOverride>
            {
                [Address.Zero] = new() { Balance = new Wei(16), Nonce = 5, Code = Bytes.Parse("0x6001") },
                [World.Contract] = new() { StorageChanges = new Dictionary<Bytes32, Bytes32> { [default] = Bytes32.Parse(Hash) } },
            },
        };

        JsonNode accounts = JsonNode.Parse(await ParametersOf(World.Ping, options, signs: false))![2]!;

        Assert.True(JsonNode.DeepEquals(accounts, JsonNode.Parse($$"""
            {
              "0x0000000000000000000000000000000000000000": { "balance": "0x10", "nonce": "0x5", "code": "0x6001" },
              "0x00000000000000000000000000000000000000AA": { "stateDiff": { "0x0000000000000000000000000000000000000000000000000000000000000000": "{{Hash}}" } }
            }
            """)));
    }

    [Fact]
    public async Task A_state_override_that_contradicts_itself_is_refused_before_anything_is_asked()
    {
        using World world = new();
        Dictionary<Bytes32, Bytes32> slots = [];
        CallOptions options = new() { StateOverride = new Dictionary<Address, AccountOverride> { [Address.Zero] = new() { Storage = slots, StorageChanges = slots } } };

        await Assert.ThrowsAsync<ArgumentException>(() => world.CreateTransport().CallAsync(World.Ping, options, Test.Token));

        Assert.Empty(world.Node.Requests);
    }

    private static async Task<string> ParametersOf(ContractMessage message, CallOptions? options, bool signs)
    {
        using World world = new();
        await world.CreateTransport(signs).CallAsync(message, options, Test.Token);
        return JsonNode.Parse(world.Node.Bodies[^1])!["params"]!.ToJsonString();
    }
}
