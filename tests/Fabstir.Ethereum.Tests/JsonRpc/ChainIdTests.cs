namespace Fabstir.Ethereum.Tests;

public sealed class ChainIdTests
{
    [Fact]
    public async Task On_another_chain_nothing_is_read_and_nothing_is_sent()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { ChainId = 8453 });
        JsonRpcBatch batch = transport.CreateBatch();
        Task<ReadOnlyMemory<byte>> batched = batch.CallAsync(World.Ping, cancellationToken: Test.Token);
        LogQuery logs = new() { Address = World.Contract, Topics = [], Blocks = BlockRange.All };

        Func<Task>[] attempts =
        [
            () => transport.SendAsync(World.Ping, cancellationToken: Test.Token),
            () => transport.CallAsync(World.Ping, cancellationToken: Test.Token),
            () => transport.GetBlockNumberAsync(Test.Token),
            () => transport.GetChainIdAsync(Test.Token),
            () => transport.GetLogsAsync(logs, Test.Token),
            () => batch.SendAsync(Test.Token),
            () => batched,
        ];
        foreach (Func<Task> attempt in attempts)
        {
            WrongChainException wrong = await Assert.ThrowsAsync<WrongChainException>(attempt);
            Assert.Equal((8453UL, world.ChainId), (wrong.Expected, wrong.Actual));
        }

        Assert.All(world.Node.Requests, methods => Assert.Equal(["eth_chainId"], methods));
    }

    [Fact]
    public async Task The_chain_is_asked_for_once_however_many_calls_start_at_the_same_time()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { ChainId = world.ChainId });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => transport.GetBlockNumberAsync(Test.Token)));
        await transport.CallAsync(World.Ping, cancellationToken: Test.Token);

        Assert.Equal(1, world.Node.CountOf("eth_chainId"));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_others_along()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        using CancellationTokenSource cancellation = new();
        world.Node.Intercept = _ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) };

        Task<ulong> impatient = transport.GetBlockNumberAsync(cancellation.Token);
        Task<ulong> patient = transport.GetBlockNumberAsync(Test.Token);
        world.Node.Intercept = _ => null;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(0UL, await patient);
    }

    [Fact]
    public async Task A_node_that_could_not_be_asked_is_asked_again()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_chainId", NodeFaults.RefuseConnection, NodeFaults.Answer("0x0"));

        await Assert.ThrowsAsync<NodeUnreachableException>(() => transport.GetBlockNumberAsync(Test.Token));
        await Assert.ThrowsAsync<MalformedAnswerException>(() => transport.GetBlockNumberAsync(Test.Token));
        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));
    }

    [Fact]
    public async Task Making_a_transport_asks_nothing()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        _ = transport.CreateBatch();
        await Task.Yield();

        Assert.Empty(world.Node.Requests);
    }

    [Fact]
    public async Task Without_an_account_nothing_is_sent()
    {
        using World world = new();

        SignerRequiredException refusal = await Assert.ThrowsAsync<SignerRequiredException>(
            () => world.CreateTransport(signs: false).SendAsync(World.Ping, cancellationToken: Test.Token));

        Assert.Equal("ping()", refusal.Signature);
        Assert.Empty(world.Node.Requests);
    }
}
