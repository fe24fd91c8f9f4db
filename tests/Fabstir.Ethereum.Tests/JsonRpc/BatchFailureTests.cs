using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Batches in which something goes wrong: every call ends, with its own result or error.</summary>
public sealed class BatchFailureTests
{
    [Fact]
    public async Task Every_call_has_its_own_error()
    {
        using World world = new();
        world.Node.Next("eth_call", NodeFaults.Fail(3, "execution reverted", "0x1234"), NodeFaults.Answer("0x"), NodeFaults.Fail(-32000, "state not available"), NodeFaults.Answer("nonsense"),
            // The two that are no reverts are asked again, alone: limits of a batch look the same.
            NodeFaults.Fail(-32000, "state not available"), NodeFaults.Answer("nonsense"));
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 4);
        await batch.SendAsync(Test.Token);

        ContractRevertedException revert = await Assert.ThrowsAsync<ContractRevertedException>(() => calls[0]);
        Assert.Equal(new TestError(Bytes.Parse("0x1234")), revert.Error);
        Assert.True((await calls[1]).IsEmpty);
        Assert.Equal(-32000, (await Assert.ThrowsAsync<JsonRpcException>(() => calls[2])).Code);
        await Assert.ThrowsAsync<MalformedAnswerException>(() => calls[3]);
        Assert.Equal([1, 4, 1, 1], world.Node.Requests.Select(methods => methods.Length));
    }

    [Fact]
    public async Task A_limit_of_the_batch_does_not_become_an_error_of_a_call()
    {
        using World world = new();
        EchoCalls.Serve(world);
        // geth: what does not fit into the answer has an error in its place.
        world.Node.ArrangeBatch = answers => answers.Select((answer, i) =>
            i < 6 ? answer : JsonNode.Parse($$$"""{"jsonrpc":"2.0","id":{{{answer["id"]}}},"error":{"code":-32003,"message":"response too large"}}""")!);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
    }

    [Fact]
    public async Task When_the_node_is_gone_every_call_ends()
    {
        using World world = new();
        world.Node.Always("eth_call", NodeFaults.LoseAnswer);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();
        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 15);

        await Assert.ThrowsAsync<NodeUnreachableException>(() => batch.SendAsync(Test.Token));

        foreach (Task<ReadOnlyMemory<byte>> call in calls)
        {
            await Assert.ThrowsAsync<NodeUnreachableException>(() => call);
        }
    }

    [Fact]
    public async Task When_the_batch_is_cancelled_every_call_is()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Intercept = _ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) };
        using CancellationTokenSource cancellation = new();
        JsonRpcBatch batch = transport.CreateBatch();
        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 3);

        Task sending = batch.SendAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        foreach (Task<ReadOnlyMemory<byte>> call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
    }
}
