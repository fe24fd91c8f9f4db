using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Transactions that are mined and fail.</summary>
public sealed class FailedTransactionTests
{
    [Fact]
    public async Task A_failed_transaction_says_why_when_a_replay_does()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        world.Node.Always("eth_call", NodeFaults.Fail(3, "execution reverted", "0x1234"));
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping with { Value = new Wei(5) }, cancellationToken: Test.Token));

        TransactionRevertedException failure = await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle));

        Assert.Equal((new TestError(Bytes.Parse("0x1234")), "ping()", 60_000UL, 42_000UL, false), (failure.Error, failure.Signature, failure.GasLimit, failure.Receipt.GasUsed, failure.OutOfGas));
        // At the block before its own, as the sender, with the value and the gas of the transaction.
        Assert.Equal(
            """[{"from":"0x14791697260E4c9A71f18484C9f997B308e59325","to":"0x00000000000000000000000000000000000000AA","data":"0x5c36b186","value":"0x5","gas":"0xea60"},"0x0"]""",
            JsonNode.Parse(world.Node.Bodies.Last(body => body.Contains("eth_call", StringComparison.Ordinal)))!["params"]!.ToJsonString());
    }

    [Fact]
    public async Task A_failed_transaction_whose_replay_succeeds_has_no_reason()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        TransactionHandle handle = await world.SendAsync(transport);

        Assert.Null((await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle))).Error);
    }

    [Fact]
    public async Task A_failed_transaction_that_cannot_be_replayed_has_no_reason()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Next("eth_call", NodeFaults.Fail(-32000, "missing trie node"), NodeFaults.RefuseConnection);

        Assert.Null((await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle))).Error);
        Assert.Null((await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle))).Error);
    }

    [Fact]
    public async Task A_transaction_that_used_all_of_its_gas_ran_out_of_it()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        world.Node.Methods.GasUsed = 60_000;

        TransactionRevertedException failure = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await world.WaitAsync(await world.SendAsync(transport)));

        Assert.True(failure.OutOfGas);
    }

    [Fact]
    public async Task A_proxy_that_was_left_without_gas_says_nothing_and_a_replay_with_more_tells()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Next("eth_call", NodeFaults.Fail(3, "execution reverted", "0x"));

        TransactionRevertedException failure = await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle));

        Assert.Equal((true, null), (failure.OutOfGas, failure.Error));
        Assert.DoesNotContain("\"gas\"", world.Node.Bodies.Last(body => body.Contains("eth_call", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_gives_no_reason_did_not_run_out_of_gas()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Reverts = true;
        world.Node.Always("eth_call", NodeFaults.Fail(3, "execution reverted", "0x"));
        TransactionHandle handle = await world.SendAsync(transport);

        TransactionRevertedException failure = await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle));

        Assert.Equal((false, new TestError(Bytes.Empty)), (failure.OutOfGas, failure.Error));
    }
}
