using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Calls are aggregated within limits, and whatever the contract or the node answers, no call is left without an end.</summary>
public sealed class MulticallTests
{
    // ethers 6: Interface("aggregate3((address,bool,bytes)[])").encodeFunctionData, one call of 0x..aa with 0x5c36b186.
    private const string OneCall = "0x82ad56cb"
        + "0000000000000000000000000000000000000000000000000000000000000020"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000020"
        + "00000000000000000000000000000000000000000000000000000000000000aa"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000060"
        + "0000000000000000000000000000000000000000000000000000000000000004"
        + "5c36b18600000000000000000000000000000000000000000000000000000000";

    // The same interface: results (true, 0x2a) and (false, 0x08c379a0).
    private const string TwoResults = "0x"
        + "0000000000000000000000000000000000000000000000000000000000000020"
        + "0000000000000000000000000000000000000000000000000000000000000002"
        + "0000000000000000000000000000000000000000000000000000000000000040"
        + "00000000000000000000000000000000000000000000000000000000000000c0"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000040"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "2a00000000000000000000000000000000000000000000000000000000000000"
        + "0000000000000000000000000000000000000000000000000000000000000000"
        + "0000000000000000000000000000000000000000000000000000000000000040"
        + "0000000000000000000000000000000000000000000000000000000000000004"
        + "08c379a000000000000000000000000000000000000000000000000000000000";

    [Fact]
    public async Task What_is_sent_and_what_comes_back()
    {
        using World world = new();
        List<(string To, string Data)> sent = [];
        world.Node.Methods.Call = call =>
        {
            sent.Add(((string)call["to"]!, (string)call["data"]!));
            return TwoResults;
        };
        MulticallBatch batch = new(world.CreateTransport());

        Task<ReadOnlyMemory<byte>> first = batch.CallAsync(World.Ping, cancellationToken: Test.Token);
        Task<ReadOnlyMemory<byte>> second = batch.CallAsync(World.Ping, cancellationToken: Test.Token);
        await batch.SendAsync(Test.Token);

        Assert.Equal([0x2a], (await first).ToArray());
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => second);
        Assert.Equal(new TestError(Bytes.Parse("0x08c379a0")), refused.Error);
        Assert.Equal("0xcA11bde05977b3631167028862bE2a173976CA11", Assert.Single(sent).To);
    }

    [Fact]
    public async Task One_call_is_encoded_as_others_do()
    {
        using World world = new();
        string? data = null;
        world.Node.Methods.Call = call =>
        {
            data = (string)call["data"]!;
            return "0x";
        };
        MulticallBatch batch = new(world.CreateTransport());
        Task<ReadOnlyMemory<byte>> call = batch.CallAsync(World.Ping, cancellationToken: Test.Token);

        await Assert.ThrowsAsync<MulticallNotDeployedException>(() => batch.SendAsync(Test.Token));

        await Assert.ThrowsAsync<MulticallNotDeployedException>(() => call);
        Assert.Equal(OneCall, data);
    }

    [Fact]
    public async Task What_a_node_refuses_is_halved_and_one_that_fails_alone_fails_alone()
    {
        using World world = new();
        List<int> sizes = [];
        world.Node.Methods.Call = call =>
        {
            int calls = Count((string)call["data"]!);
            sizes.Add(calls);
            return calls > 1 || sizes.Count == 4 ? throw new RpcError(-32000, "out of gas") : OneResult;
        };
        MulticallBatch batch = new(world.CreateTransport());
        Task<ReadOnlyMemory<byte>>[] calls = [.. Enumerable.Range(0, 4).Select(_ => batch.CallAsync(World.Ping, cancellationToken: Test.Token))];

        await batch.SendAsync(Test.Token);

        Assert.Equal([4, 2, 1, 1, 1, 1], sizes);
        await Assert.ThrowsAsync<JsonRpcException>(() => calls[1]);
        Assert.All(await Task.WhenAll(calls[0], calls[2], calls[3]), static returnData => Assert.True(returnData.IsEmpty));
    }

    [Fact]
    public async Task Calldata_is_limited()
    {
        using World world = new();
        List<int> sizes = [];
        world.Node.Methods.Call = call =>
        {
            sizes.Add(Count((string)call["data"]!));
            return "0x";
        };
        MulticallBatch batch = new(world.CreateTransport(), new() { MaxCalldataSize = 1_000 });
        Task<ReadOnlyMemory<byte>> large = batch.CallAsync(World.Ping with { Calldata = new byte[5_000] }, cancellationToken: Test.Token);
        Task<ReadOnlyMemory<byte>> small = batch.CallAsync(World.Ping, cancellationToken: Test.Token);

        await Assert.ThrowsAsync<MulticallNotDeployedException>(() => batch.SendAsync(Test.Token));

        Assert.Equal([1], sizes);
        await Assert.ThrowsAsync<MulticallNotDeployedException>(() => Task.WhenAll(large, small));
    }

    [Theory]
    [InlineData("0x01")]
    [InlineData(TwoResults)]
    public async Task An_answer_that_is_none_ends_all_calls(string answer)
    {
        using World world = new();
        world.Node.Methods.Call = _ => answer;
        MulticallBatch batch = new(world.CreateTransport());
        Task<ReadOnlyMemory<byte>> call = batch.CallAsync(World.Ping, cancellationToken: Test.Token);

        await Assert.ThrowsAsync<AbiFormatException>(() => batch.SendAsync(Test.Token));

        await Assert.ThrowsAsync<AbiFormatException>(() => call);
    }

    [Fact]
    public async Task What_cannot_be_part_of_it_is_refused()
    {
        using World world = new();
        MulticallBatch batch = new(world.CreateTransport());

        await Assert.ThrowsAsync<NotSupportedException>(() => batch.CallAsync(World.Ping, new CallOptions { Block = 1 }, Test.Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => batch.CallAsync(World.Ping with { Value = Wei.FromGwei(1) }, cancellationToken: Test.Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => batch.CallAsync(World.Ping with { To = null }, cancellationToken: Test.Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => ((IContractTransport)batch).SendAsync(World.Ping, cancellationToken: Test.Token));
        Assert.Equal(0, batch.Count);
    }

    [Fact]
    public void Options_are_in_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MulticallOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MulticallOptions { BatchSize = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MulticallOptions { MaxCalldataSize = 999 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubscriptionOptions { Confirmations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubscriptionOptions { BufferSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubscriptionOptions { OutageTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentException>(() => new SubscriptionOptions { From = BlockReference.Pending });
    }

    private static string OneResult => "0x"
        + "0000000000000000000000000000000000000000000000000000000000000020"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000020"
        + "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000040"
        + "0000000000000000000000000000000000000000000000000000000000000000";

    // The number of elements is the second word behind the selector.
    private static int Count(string data) => Convert.ToInt32(data.Substring(2 + 8 + 64, 64), 16);
}
