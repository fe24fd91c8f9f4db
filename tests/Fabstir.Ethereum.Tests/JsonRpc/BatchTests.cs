using System.Net;
using System.Text.Json.Nodes;

namespace Fabstir.Ethereum.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task Calls_are_collected_and_sent_in_one_request()
    {
        using World world = new();
        EchoCalls.Serve(world);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        Assert.Equal(10, batch.Count);
        Assert.Empty(world.Node.Requests);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal(0, batch.Count);
        Assert.Equal([["eth_chainId"], Enumerable.Repeat("eth_call", 10)], world.Node.Requests);
    }

    [Fact]
    public async Task More_calls_than_fit_are_sent_in_several_requests()
    {
        using World world = new();
        EchoCalls.Serve(world);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 25);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal([1, 10, 10, 5], world.Node.Requests.Select(methods => methods.Length));
    }

    [Fact]
    public async Task A_single_call_is_no_batch()
    {
        using World world = new();
        EchoCalls.Serve(world);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 1);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.IsType<JsonObject>(JsonNode.Parse(world.Node.Bodies[^1]));
    }

    [Fact]
    public async Task Answers_find_their_calls_in_any_order()
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.ArrangeBatch = answers => answers.AsEnumerable().Reverse();
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal(2, world.Node.Requests.Count);
    }

    [Fact]
    public async Task The_same_answer_twice_is_one_answer()
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.ArrangeBatch = answers => answers.Concat(answers.Select(answer => answer.DeepClone()));
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 4);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal(2, world.Node.Requests.Count);
    }

    [Fact]
    public async Task Of_two_answers_that_differ_neither_is_believed()
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.ArrangeBatch = answers => answers.Append(JsonNode.Parse($$"""{"jsonrpc":"2.0","id":{{answers[0]["id"]}},"result":"0xbad0"}""")!);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 4);
        await batch.SendAsync(Test.Token);

        // It was asked again, alone.
        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal([1, 4, 1], world.Node.Requests.Select(methods => methods.Length));
    }

    [Fact]
    public async Task Answers_with_foreign_ids_are_nobodys()
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.ArrangeBatch = answers => answers.Concat([
            JsonNode.Parse("""{"jsonrpc":"2.0","id":0,"result":"0xbad0"}""")!,
            JsonNode.Parse("""{"jsonrpc":"2.0","id":"1","result":"0xbad1"}""")!,
            JsonNode.Parse("""{"jsonrpc":"2.0","id":99999,"result":"0xbad2"}""")!,
            JsonNode.Parse("""{"jsonrpc":"2.0","result":"0xbad3"}""")!,
            JsonNode.Parse("17")!,
        ]);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 4);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal(2, world.Node.Requests.Count);
    }

    [Fact]
    public async Task What_is_not_answered_is_asked_again_in_smaller_batches()
    {
        using World world = new();
        EchoCalls.Serve(world);
        // Whatever the batch, its last two answers are missing.
        world.Node.ArrangeBatch = answers => answers.SkipLast(2);
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await batch.SendAsync(Test.Token);

        await EchoCalls.AssertAnsweredAsync(calls);
        // Two are missing, and again both, which are then asked alone.
        Assert.Equal([1, 10, 2, 1, 1], world.Node.Requests.Select(methods => methods.Length));
    }

    /// <summary>How a batch that is too large is refused.</summary>
    public static TheoryData<string, Func<JsonArray, JsonNode>> Refusals { get; } = new()
    {
        { "an error object instead of an array", _ => JsonNode.Parse("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too large"}}""")! },
        {
            "geth: an array with an error for the first call",
            calls => new JsonArray(JsonNode.Parse($$$"""{"jsonrpc":"2.0","id":{{{calls[0]!["id"]}}},"error":{"code":-32600,"message":"batch too large"}}"""))
        },
        { "an empty array", _ => new JsonArray() },
        { "HTTP 413", _ => throw new HttpFault(() => new HttpResponseMessage(HttpStatusCode.RequestEntityTooLarge)) },
        { "HTTP 429", _ => throw new HttpFault(() => new HttpResponseMessage(HttpStatusCode.TooManyRequests)) },
        { "HTTP 500 with a page", _ => throw new HttpFault(() => new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("<html></html>") }) },
        { "a page", _ => throw new HttpFault(() => new HttpResponseMessage { Content = new StringContent("<html></html>") }) },
        { "more bytes than are read", _ => throw new HttpFault(() => new HttpResponseMessage { Content = new ByteArrayContent(new byte[1 << 17]) }) },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_batch_that_is_refused_is_halved_and_single_at_last(string refusal, Func<JsonArray, JsonNode> refuse)
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.MaxBatch = 1;
        world.Node.RefuseBatch = refuse;
        JsonRpcBatch batch = world.CreateTransport(options: new() { MaxResponseSize = 1 << 16 }).CreateBatch();

        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await batch.SendAsync(Test.Token);
        await EchoCalls.AssertAnsweredAsync(calls);
        world.Node.Requests.Clear();
        calls = EchoCalls.Start(batch, 3);
        await batch.SendAsync(Test.Token);

        // What was learnt holds for the next batch.
        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.True(world.Node.Requests.All(methods => methods.Length == 1), refusal);
    }

    [Fact]
    public async Task A_batch_grows_back_after_it_went_well_for_a_while()
    {
        using World world = new();
        EchoCalls.Serve(world);
        world.Node.MaxBatch = 5;
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();
        await Fill();
        Assert.Equal([1, 10, 5, 5], world.Node.Requests.Select(methods => methods.Length));

        world.Node.MaxBatch = 10;
        for (int i = 0; i < 8; i++)
        {
            await Fill();
        }

        Assert.Equal(10, world.Node.Requests[^1].Length);

        async Task Fill()
        {
            Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
            await batch.SendAsync(Test.Token);
            await EchoCalls.AssertAnsweredAsync(calls);
        }
    }

    [Fact]
    public async Task A_call_that_was_cancelled_is_left_out()
    {
        using World world = new();
        EchoCalls.Serve(world);
        using CancellationTokenSource cancellation = new();
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();
        Task<ReadOnlyMemory<byte>> cancelled = batch.CallAsync(World.Ping, cancellationToken: cancellation.Token);
        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 2);

        await cancellation.CancelAsync();
        await batch.SendAsync(Test.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await EchoCalls.AssertAnsweredAsync(calls);
        Assert.Equal(2, world.Node.Requests[^1].Length);
    }

    [Fact]
    public async Task An_empty_batch_sends_nothing()
    {
        using World world = new();

        await world.CreateTransport().CreateBatch().SendAsync(Test.Token);

        Assert.Empty(world.Node.Requests);
    }

    [Fact]
    public async Task A_transaction_cannot_be_part_of_a_batch()
    {
        using World world = new();
        IContractTransport batch = world.CreateTransport().CreateBatch();

        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(() => batch.SendAsync(World.Ping, cancellationToken: Test.Token));

        Assert.Contains("ping()", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(world.Node.Requests);
    }

    [Fact]
    public async Task Logs_are_asked_for_at_once()
    {
        using World world = new();
        world.Node.Methods.Logs.Add(NodeMethods.Log(0, 0));
        JsonRpcBatch batch = world.CreateTransport().CreateBatch();

        Assert.Single(await batch.GetLogsAsync(new LogQuery { Address = World.Contract, Topics = [], Blocks = BlockRange.All }, Test.Token));
    }
}
