using System.Net;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Accounts whose key the node keeps: it signs anew whenever it is asked, so it is asked once.</summary>
public sealed class NodeAccountTests
{
    private static readonly Address Account = Address.Parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

    [Fact]
    public async Task The_node_is_told_the_nonce_and_signs()
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);

        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping with { Value = new Wei(9) }, cancellationToken: Test.Token));
        TransactionReceipt receipt = await world.WaitAsync(handle);

        Assert.Equal((Account, Account), (transport.Account, handle.From));
        Assert.Equal(handle.Hash, receipt.TransactionHash);
        Assert.Equal(
            $$"""[{"from":"{{Account}}","to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186","value":"0x9","gas":"0xea60","nonce":"0x0"}]""",
            JsonNode.Parse(world.Node.Bodies.Single(body => body.Contains("eth_sendTransaction", StringComparison.Ordinal)))!["params"]!.ToJsonString());
    }

    [Fact]
    public async Task Many_at_once_use_each_nonce_once()
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);

        TransactionHandle[] handles = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => transport.SendAsync(World.Ping, cancellationToken: Test.Token))));
        await world.RunAsync(Task.WhenAll(handles.Select(handle => handle.WaitAsync(cancellationToken: Test.Token))));

        Assert.Equal(Enumerable.Range(0, 20).Select(nonce => (ulong)nonce), world.Node.Chain.Mined.Select(mined => mined.Nonce));
        Assert.Equal(8, world.Node.Methods.LargestPool);
    }

    /// <summary>Troubles after which nobody knows whether the node has signed.</summary>
    public static TheoryData<string, Behaviour> LostAnswers { get; } = new()
    {
        { "lost after it was taken", NodeFaults.LoseAnswer },
        { "lost before it arrived", NodeFaults.LoseCall },
        { "a page", NodeFaults.Http(HttpStatusCode.OK, "<html></html>") },
        { "HTTP 504", NodeFaults.Http(HttpStatusCode.GatewayTimeout) },
        { "no hash", NodeFaults.Answer("0x12") },
    };

    [Theory]
    [MemberData(nameof(LostAnswers), DisableDiscoveryEnumeration = true)]
    public async Task A_lost_answer_is_an_unknown_outcome_and_nothing_is_repeated(string trouble, Behaviour behaviour)
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);
        await world.WaitAsync(await world.SendAsync(transport));
        world.Node.Next("eth_sendTransaction", behaviour);

        TransactionOutcomeUnknownException unknown = await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.SendAsync(transport));

        Assert.Equal((Account, 1UL, null), (unknown.From, unknown.Nonce, unknown.Hash));
        Assert.NotNull(unknown.InnerException);
        Assert.True(world.Node.CountOf("eth_sendTransaction") == 2, trouble);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_lost_answer_the_node_says_which_nonce_is_next(bool taken)
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);
        world.Node.Next("eth_sendTransaction", taken ? NodeFaults.LoseAnswer : NodeFaults.LoseCall);
        await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.SendAsync(transport));

        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(taken ? [0UL, 1] : [0UL], world.Node.Chain.Mined.Select(mined => mined.Nonce));
    }

    [Fact]
    public async Task A_refusal_is_an_error_and_leaves_the_nonce()
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);
        world.Node.Next("eth_sendTransaction", NodeFaults.Fail(-32000, "unknown account"), NodeFaults.RefuseConnection);

        await Assert.ThrowsAsync<JsonRpcException>(() => world.SendAsync(transport));
        await Assert.ThrowsAsync<NodeUnreachableException>(() => world.SendAsync(transport));
        await world.WaitAsync(await world.SendAsync(transport));

        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Mined).Nonce);
    }

    [Fact]
    public async Task A_transaction_that_vanishes_cannot_be_sent_again_and_its_outcome_is_unknown()
    {
        using World world = new();
        JsonRpcTransport transport = Create(world);
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.Clear());

        TransactionOutcomeUnknownException unknown = await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.WaitAsync(handle));

        Assert.Equal(handle.Hash, unknown.Hash);
        Assert.Equal(1, world.Node.CountOf("eth_sendTransaction"));
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task Fees_of_the_callers_are_passed_on()
    {
        using World world = new();

        await world.RunAsync(Create(world).SendAsync(World.Ping, new() { GasLimit = 21_000, MaxFeePerGas = new Wei(255), MaxPriorityFeePerGas = new Wei(16) }, Test.Token));

        JsonNode request = JsonNode.Parse(world.Node.Bodies.Single(body => body.Contains("eth_sendTransaction", StringComparison.Ordinal)))!["params"]![0]!;
        Assert.Equal(("0x5208", "0xff", "0x10"), ((string)request["gas"]!, (string)request["maxFeePerGas"]!, (string)request["maxPriorityFeePerGas"]!));
    }

    private static JsonRpcTransport Create(World world) => world.CreateTransport(signs: false, new() { NodeAccount = Account });
}
