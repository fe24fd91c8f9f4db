using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Fabstir.Ethereum.Tests;

/// <summary>Whatever a node answers to a single request, it becomes a result or one of our exceptions.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task A_result_is_read()
    {
        using World world = new();

        Assert.Equal(0x1234UL, await Ask(world, """{"jsonrpc":"2.0","id":ID,"result":"0x1234"}"""));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":999999,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"ID","result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1e400,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"result":"0x1"}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":ID,"result":"0x1"}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":"out of order"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"message":"no code"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"code":"3","message":"no number"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"code":1e99,"message":"too large"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"code":1,"message":{}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":["0x1"]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"jsonrpc":"2.0","id":ID,"result":"\ud800"}""")]
    [InlineData("\"0x1\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":"0x1"}{"jsonrpc":"2.0","id":ID,"result":"0x2"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":"0x1""")]
    public async Task What_is_no_answer_is_refused(string body)
    {
        using World world = new();

        MalformedAnswerException refusal = await Assert.ThrowsAsync<MalformedAnswerException>(() => Ask(world, body));

        Assert.Equal(("http://node.test:8545", "eth_blockNumber"), (refusal.Endpoint, refusal.Method));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":"0x?"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"error":{"code":1,"message":"x ?"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"error":{"code":1,"message":"x","data":{"?":1}}}""")]
    public async Task Bytes_that_are_no_utf_8_are_refused(string json)
    {
        using World world = new();
        byte[] body = Encoding.UTF8.GetBytes(json);
        body[Array.IndexOf(body, (byte)'?')] = 0xff;

        await Assert.ThrowsAsync<MalformedAnswerException>(() => Ask(world, _ => new HttpResponseMessage { Content = new ByteArrayContent(body) }));
    }

    [Fact]
    public async Task Json_that_is_nested_too_deep_is_refused()
    {
        using World world = new();

        await Assert.ThrowsAsync<MalformedAnswerException>(() => Ask(world, new string('[', 100_000)));
    }

    [Fact]
    public async Task An_error_inside_http_200_keeps_code_message_and_data()
    {
        using World world = new();

        JsonRpcException error = await Assert.ThrowsAsync<JsonRpcException>(
            () => Ask(world, """{"jsonrpc":"2.0","id":ID,"error":{"code":-32005,"message":"limit exceeded","data":{"see":"docs"}}}"""));

        Assert.Equal(("eth_blockNumber", -32005, "limit exceeded", """{"see":"docs"}"""), (error.Method, error.Code, error.NodeMessage, error.ErrorData));
        Assert.Null(error.RevertData);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse error"}}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","error":{"code":-32600,"message":"invalid request"}}""", -32600)]
    public async Task An_error_without_an_id_is_the_answer_to_the_only_request(string body, int code)
    {
        using World world = new();

        Assert.Equal(code, (await Assert.ThrowsAsync<JsonRpcException>(() => Ask(world, body))).Code);
    }

    [Fact]
    public async Task A_message_of_a_node_is_cut_to_one_line()
    {
        using World world = new();
        string body = """{"jsonrpc":"2.0","id":ID,"error":{"code":1,"message":"line 1\nline 2\u0007 LONG"}}""".Replace("LONG", new string('x', 100_000), StringComparison.Ordinal);

        JsonRpcException error = await Assert.ThrowsAsync<JsonRpcException>(() => Ask(world, body));

        Assert.StartsWith("line 1 line 2  xxx", error.NodeMessage, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 500);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_status_without_json_is_a_refusal(HttpStatusCode status)
    {
        using World world = new();

        NodeRefusedException refusal = await Assert.ThrowsAsync<NodeRefusedException>(
            () => Ask(world, _ => new HttpResponseMessage(status) { Content = new StringContent("<html>sorry</html>") }));

        Assert.Equal((status, null, "http://node.test:8545"), (refusal.StatusCode, refusal.RetryAfter, refusal.Endpoint));
    }

    [Fact]
    public async Task A_status_with_a_json_rpc_error_is_that_error()
    {
        using World world = new();

        JsonRpcException error = await Assert.ThrowsAsync<JsonRpcException>(() => Ask(world, id => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent($$$"""{"jsonrpc":"2.0","id":{{{id}}},"error":{"code":-32602,"message":"invalid argument"}}"""),
        }));

        Assert.Equal(-32602, error.Code);
    }

    [Fact]
    public async Task Too_many_requests_say_when_to_come_back()
    {
        using World world = new();

        NodeRefusedException inSeconds = await Assert.ThrowsAsync<NodeRefusedException>(
            () => Ask(world, _ => TooManyRequests(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)))));
        NodeRefusedException atATime = await Assert.ThrowsAsync<NodeRefusedException>(
            () => Ask(world, _ => TooManyRequests(new RetryConditionHeaderValue(world.Time.GetUtcNow() + TimeSpan.FromMinutes(1)))));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (inSeconds.StatusCode, inSeconds.RetryAfter));
        Assert.Equal(TimeSpan.FromMinutes(1), atATime.RetryAfter);
    }

    [Fact]
    public async Task An_answer_is_read_up_to_its_bound()
    {
        using World world = new();
        const int Bound = 1 << 16;
        const string Envelope = """{"jsonrpc":"2.0","id":ID,"result":"0x1","padding":"PADDING"}""";
        string Padded(int size, long id) => Envelope.Replace("ID", $"{id}", StringComparison.Ordinal)
            .Replace("PADDING", new string('p', size - Envelope.Length - $"{id}".Length + "IDPADDING".Length), StringComparison.Ordinal);

        HttpResponseMessage Answer(int size, long id) => new() { Content = new StringContent(Padded(size, id)) };

        Assert.Equal(1UL, await Ask(world, id => Answer(Bound, id), Bound));
        await Assert.ThrowsAsync<MalformedAnswerException>(() => Ask(world, id => Answer(Bound + 1, id), Bound));
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        using World world = new();
        EndlessStream endless = new();

        await Assert.ThrowsAsync<MalformedAnswerException>(() => Ask(world, _ => new HttpResponseMessage { Content = new StreamContent(endless) }, 1 << 16));

        Assert.True(endless.BytesRead < 1 << 20);
    }

    [Fact]
    public async Task A_connection_that_is_cut_within_the_answer_is_no_answer()
    {
        using World world = new();

        NodeUnreachableException lost = await Assert.ThrowsAsync<NodeUnreachableException>(
            () => Ask(world, _ => new HttpResponseMessage { Content = new StreamContent(new CutStream("""{"jsonrpc":"2.0","id":""")) }));

        Assert.True(lost.MayHaveArrived);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.HttpProtocolError, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task A_connection_that_was_never_made_is_told_from_a_lost_one(HttpRequestError error, bool mayHaveArrived)
    {
        using World world = new();
        world.Node.Next("eth_blockNumber", _ => throw new HttpRequestException(error, "no"));

        NodeUnreachableException lost = await Assert.ThrowsAsync<NodeUnreachableException>(() => world.CreateTransport().GetBlockNumberAsync(Test.Token));

        Assert.Equal((mayHaveArrived, "http://node.test:8545"), (lost.MayHaveArrived, lost.Endpoint));
        Assert.Equal(error, Assert.IsType<HttpRequestException>(lost.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { RequestTimeout = TimeSpan.FromSeconds(3) });
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Intercept = _ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) };

        Task<ulong> request = transport.GetBlockNumberAsync(Test.Token);
        await world.Time.WhenSleepingAsync(TimeSpan.FromSeconds(3));
        world.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(request.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True((await Assert.ThrowsAsync<NodeUnreachableException>(() => request)).MayHaveArrived);
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled_and_nothing_else()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Intercept = _ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) };
        using CancellationTokenSource cancellation = new();

        Task<ulong> request = transport.GetBlockNumberAsync(cancellation.Token);
        await cancellation.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
    }

    private static Task<ulong> Ask(World world, string body) =>
        Ask(world, id => new HttpResponseMessage { Content = new StringContent(body.Replace("ID", $"{id}", StringComparison.Ordinal)) });

    private static async Task<ulong> Ask(World world, Func<long, HttpResponseMessage> respond, int maxResponseSize = 1 << 20)
    {
        JsonRpcTransport transport = world.CreateTransport(options: new() { MaxResponseSize = maxResponseSize });
        world.Node.Intercept = _ => null;
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Intercept = body => respond(JsonId.Of(body));
        return await transport.GetBlockNumberAsync(Test.Token);
    }

    private static HttpResponseMessage TooManyRequests(RetryConditionHeaderValue retryAfter)
    {
        // A body that would be an answer: the status decides.
        HttpResponseMessage response = new(HttpStatusCode.TooManyRequests) { Content = new StringContent("""{"jsonrpc":"2.0","id":2,"result":"0x1"}""", Encoding.UTF8) };
        response.Headers.RetryAfter = retryAfter;
        return response;
    }
}
