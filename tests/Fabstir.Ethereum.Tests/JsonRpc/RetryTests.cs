using System.Net;
using System.Net.Http.Headers;

namespace Fabstir.Ethereum.Tests;

/// <summary>Troubles that pass: the only node is asked again after a while.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task A_node_that_answers_at_the_third_attempt_has_answered()
    {
        using World world = new() { Retries = 2 };
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Next("eth_blockNumber", NodeFaults.LoseAnswer, NodeFaults.Http(HttpStatusCode.BadGateway, "<html></html>"));
        DateTimeOffset started = world.Time.GetUtcNow();

        await world.RunAsync(transport.GetBlockNumberAsync(Test.Token));

        Assert.Equal(TimeSpan.FromSeconds(2), world.Time.GetUtcNow() - started);
        Assert.Equal(3, world.Node.CountOf("eth_blockNumber"));
    }

    [Fact]
    public async Task One_that_never_answers_is_asked_so_often_and_no_more()
    {
        using World world = new() { Retries = 2 };
        world.Node.Always("eth_blockNumber", NodeFaults.RefuseConnection);

        await Assert.ThrowsAsync<NodeUnreachableException>(() => world.RunAsync(world.CreateTransport().GetBlockNumberAsync(Test.Token)));

        Assert.Equal(3, world.Node.CountOf("eth_blockNumber"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public async Task A_node_that_says_how_long_to_wait_is_left_alone_for_so_long(int seconds)
    {
        using World world = new() { Retries = 1 };
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_blockNumber", TooManyRequests(TimeSpan.FromSeconds(seconds)));
        DateTimeOffset started = world.Time.GetUtcNow();

        await world.RunAsync(transport.GetBlockNumberAsync(Test.Token));

        Assert.Equal(TimeSpan.FromSeconds(seconds), world.Time.GetUtcNow() - started);
    }

    [Fact]
    public async Task One_that_wants_to_be_left_alone_for_longer_than_a_request_may_take_is_an_error_at_once()
    {
        using World world = new() { Retries = 5 };
        world.Node.Always("eth_blockNumber", TooManyRequests(TimeSpan.FromMinutes(10)));

        NodeRefusedException refusal = await Assert.ThrowsAsync<NodeRefusedException>(
            () => world.CreateTransport().GetBlockNumberAsync(Test.Token));

        Assert.Equal(TimeSpan.FromMinutes(10), refusal.RetryAfter);
        Assert.Equal(1, world.Node.CountOf("eth_blockNumber"));
    }

    [Fact]
    public async Task A_batch_that_is_too_much_right_now_is_sent_again_as_it_is()
    {
        using World world = new() { Retries = 1 };
        EchoCalls.Serve(world);
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        bool isFirst = true;
        world.Node.Intercept = _ =>
        {
            HttpResponseMessage? refusal = isFirst ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) : null;
            isFirst = false;
            return refusal;
        };
        JsonRpcBatch batch = transport.CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await world.RunAsync(batch.SendAsync(Test.Token));

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal([1, 10], world.Node.Requests.Select(methods => methods.Length));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_refusal_that_will_not_pass_is_an_error_at_once(HttpStatusCode status)
    {
        using World world = new() { Retries = 5 };
        world.Node.Always("eth_blockNumber", NodeFaults.Http(status));

        await Assert.ThrowsAsync<NodeRefusedException>(() => world.CreateTransport().GetBlockNumberAsync(Test.Token));

        Assert.Equal(1, world.Node.CountOf("eth_blockNumber"));
    }

    [Fact]
    public async Task An_error_inside_http_200_is_an_answer()
    {
        using World world = new() { Retries = 5 };
        world.Node.Always("eth_blockNumber", NodeFaults.Fail(-32603, "internal error"));

        await Assert.ThrowsAsync<JsonRpcException>(() => world.CreateTransport().GetBlockNumberAsync(Test.Token));

        Assert.Equal(1, world.Node.CountOf("eth_blockNumber"));
    }

    [Fact]
    public async Task Who_gives_up_does_not_wait_for_the_next_attempt()
    {
        using World world = new() { Retries = 5 };
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Always("eth_blockNumber", NodeFaults.RefuseConnection);
        using CancellationTokenSource cancellation = new();

        Task<ulong> asking = transport.GetBlockNumberAsync(cancellation.Token);
        await world.Time.WhenSleepingAsync(TimeSpan.FromSeconds(1));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static Behaviour TooManyRequests(TimeSpan retryAfter) => NodeFaults.Http(
        HttpStatusCode.TooManyRequests, configure: response => response.Headers.RetryAfter = new RetryConditionHeaderValue(retryAfter));
}
