using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class ReadTests
{
    [Fact]
    public async Task Simple_reads_ask_the_node()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Mine(world.Time.GetUtcNow());

        Assert.Equal(world.ChainId, await transport.GetChainIdAsync(Test.Token));
        Assert.Equal(1UL, await transport.GetBlockNumberAsync(Test.Token));
        Assert.Equal(Wei.FromEther(1_000), await transport.GetBalanceAsync(Address.Zero, cancellationToken: Test.Token));
        world.Node.Methods.Code = "0x6001";
        Assert.Equal(Bytes.Parse("0x6001"), await transport.GetCodeAsync(Address.Zero, cancellationToken: Test.Token));
        Assert.Equal(0UL, await transport.GetTransactionCountAsync(Address.Zero, BlockReference.Pending, Test.Token));
        Assert.Null(await transport.GetReceiptAsync(default, Test.Token));
        Assert.Equal(world.Signer.Address, transport.Account);
    }

    [Fact]
    public async Task A_block_is_read_by_number_by_hash_and_by_name()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Chain.Mine(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero));
        FakeBlock head = world.Node.Chain.Head;

        BlockHeader? latest = await transport.GetBlockAsync(cancellationToken: Test.Token);

        Assert.Equal(
            new BlockHeader { Number = 1, Hash = head.Hash, ParentHash = head.ParentHash, Timestamp = head.Time, BaseFeePerGas = new Wei(7) },
            latest);
        Assert.Equal(latest, await transport.GetBlockAsync(1, Test.Token));
        Assert.Equal(latest, await transport.GetBlockAsync(BlockReference.At(head.Hash), Test.Token));
        Assert.Null(await transport.GetBlockAsync(2, Test.Token));
    }

    [Theory]
    [InlineData("""{"number":"0x2"}""")]
    [InlineData("""{"hash":"0x1111111111111111111111111111111111111111111111111111111111111111"}""", true)]
    [InlineData("""{"number":null}""")]
    [InlineData("""{"hash":"0x11"}""")]
    [InlineData("""{"timestamp":"0xffffffffffffffff"}""")]
    [InlineData("""{"timestamp":"0x003"}""")]
    [InlineData("""{"baseFeePerGas":"0x100000000000000000000000000000000"}""")]
    [InlineData("""{"baseFeePerGas":7}""")]
    public async Task Another_block_than_was_asked_for_and_no_block_at_all_are_refused(string change, bool byHash = false)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        FakeBlock genesis = world.Node.Chain.Head;
        Behaviour changed = serve => Change(serve()!.AsObject(), change);
        world.Node.Always("eth_getBlockByNumber", changed);
        world.Node.Always("eth_getBlockByHash", changed);

        await Assert.ThrowsAsync<MalformedAnswerException>(() => transport.GetBlockAsync(byHash ? BlockReference.At(genesis.Hash) : 0, Test.Token));
    }

    [Theory]
    [InlineData("""{"status":"0x2"}""")]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"transactionHash":"0x1111111111111111111111111111111111111111111111111111111111111111"}""")]
    [InlineData("""{"blockHash":null}""")]
    [InlineData("""{"gasUsed":"0x10000000000000000"}""")]
    [InlineData("""{"from":"0x00"}""")]
    [InlineData("""{"logs":null}""")]
    [InlineData("""{"logs":[{}]}""")]
    public async Task A_receipt_that_is_none_is_refused(string change)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, cancellationToken: Test.Token));
        await world.RunAsync(handle.WaitAsync(cancellationToken: Test.Token));
        world.Node.Always("eth_getTransactionReceipt", serve => Change(serve()!.AsObject(), change));

        await Assert.ThrowsAsync<MalformedAnswerException>(() => transport.GetReceiptAsync(handle.Hash, Test.Token));
    }

    [Fact]
    public async Task A_receipt_carries_what_the_node_says()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, cancellationToken: Test.Token));
        await world.RunAsync(handle.WaitAsync(cancellationToken: Test.Token));
        world.Node.Always("eth_getTransactionReceipt", serve => Change(serve()!.AsObject(), new JsonObject { ["logs"] = new JsonArray(NodeMethods.Log(1, 4)) }.ToJsonString()));

        TransactionReceipt? receipt = await transport.GetReceiptAsync(handle.Hash, Test.Token);

        Assert.NotNull(receipt);
        Assert.Equal((42_000UL, new Wei(0x3b9aca07), World.Contract, null), (receipt.GasUsed, receipt.EffectiveGasPrice, receipt.To, receipt.ContractAddress));
        Log log = Assert.Single(receipt.Logs.ToArray());
        Assert.Equal((World.Contract, 4U, 1UL, false), (log.Address, log.Index, log.BlockNumber, log.Removed));
        Assert.Equal([Keccak256.Hash("Pinged()")], log.Topics);
    }

    private static JsonObject Change(JsonObject answer, string change)
    {
        foreach ((string name, JsonNode? value) in JsonNode.Parse(change)!.AsObject())
        {
            answer[name] = value?.DeepClone();
        }

        return answer;
    }
}
