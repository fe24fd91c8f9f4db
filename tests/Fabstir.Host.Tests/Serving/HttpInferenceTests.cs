using System.Net;
using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Serving;

public sealed class HttpInferenceTests
{
    private const long Later = 1_767_225_600 + 300;

    [Fact]
    public async Task A_request_is_answered_as_a_whole()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();

        (HttpResponseMessage response, JsonElement body) = await host.PostAsync(
            "/v1/inference", """{"model":"tiny.Q4","prompt":"hi","max_tokens":10,"session_id":"7","request_id":"r1","stream":false}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hello world", body.Text("content"));
        Assert.Equal((2, "stop", "r1", "7"), (body.Number("tokens_used"), body.Text("finish_reason"), body.Text("request_id"), body.Text("session_id")));
        Assert.Equal(WebHost.ModelId.ToString(), body.Text("model"));
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal((2, StreamEndReason.Complete), (meter.Billed, await meter.Ended));
    }

    [Fact]
    public async Task Who_asks_signs_the_challenge_that_the_refusal_names_and_each_is_good_once()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();
        const string Request = """{"prompt":"hi","session_id":7}""";

        (HttpResponseMessage refused, JsonElement error) = await host.PostAsync("/v1/inference", Request);
        string header = Assert.Single(refused.Headers.WwwAuthenticate).ToString();
        string challenge = header.Split("challenge=\"")[1].Split('"')[0];
        string access = await SignedAccess.HeaderAsync(Keys.Client, 7, challenge, Later);
        (HttpResponseMessage served, _) = await host.PostAsync("/v1/inference", Request, access);
        (HttpResponseMessage again, _) = await host.PostAsync("/v1/inference", Request, access);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(("unauthorized", "AUTH_REQUIRED"), (error.Text("error_type"), error.Text("code")));
        Assert.Contains($"host=\"{Keys.Host.Address}\"", header, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task A_challenge_is_the_hosts_own_and_two_minutes_old_at_most()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();
        const string Request = """{"prompt":"hi","session_id":7}""";
        (HttpResponseMessage refused, _) = await host.PostAsync("/v1/inference", Request);
        string challenge = Assert.Single(refused.Headers.WwwAuthenticate).ToString().Split("challenge=\"")[1].Split('"')[0];

        (HttpResponseMessage invented, _) = await host.PostAsync(
            "/v1/inference", Request, await SignedAccess.HeaderAsync(Keys.Client, 7, $"0x{new string('7', 64)}", Later));
        host.Time.Advance(TimeSpan.FromMinutes(2));
        (HttpResponseMessage old, _) = await host.PostAsync("/v1/inference", Request, await SignedAccess.HeaderAsync(Keys.Client, 7, challenge, Later));

        Assert.Equal(HttpStatusCode.Unauthorized, invented.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal(0, host.Book.Admissions);
    }

    [Theory]
    [InlineData("""{"prompt":"hi"}""", 400, "SESSION_REQUIRED")]
    [InlineData("""{"prompt":"","session_id":7}""", 400, "INVALID_PROMPT")]
    [InlineData("""{"session_id":7}""", 400, "INVALID_FRAME")]
    [InlineData("""not json""", 400, "INVALID_FRAME")]
    [InlineData("""{"prompt":"hi","session_id":9}""", 404, "SESSION_NOT_FOUND")]
    [InlineData("""{"prompt":"hi","session_id":8}""", 402, "SESSION_EXHAUSTED")]
    [InlineData("""{"prompt":"hi","session_id":7,"model":"other"}""", 404, "MODEL_NOT_AVAILABLE")]
    public async Task A_refusal_has_a_status_and_a_code(string body, int status, string code)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession(7);
        host.AddSession(8, tokens: 0);

        (HttpResponseMessage response, JsonElement error) = await host.PostAsync("/v1/inference", body);

        Assert.Equal((status, code), ((int)response.StatusCode, error.Text("code")));
        Assert.False(string.IsNullOrEmpty(error.Text("error_type")));
        Assert.False(string.IsNullOrEmpty(error.Text("request_id")));
    }

    [Fact]
    public async Task A_header_that_is_malformed_is_denied()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();

        (HttpResponseMessage response, _) = await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""", "Fabstir address=\"nobody\"");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_body_has_at_most_a_mebibyte()
    {
        await using WebHost host = await WebHost.StartOpenAsync();

        (HttpResponseMessage response, JsonElement error) = await host.PostAsync("/v1/inference", new string(' ', 1024 * 1024));

        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_PROMPT"), (response.StatusCode, error.Text("code")));
    }

    [Fact]
    public async Task A_request_while_the_sessions_socket_is_answered_is_refused_as_busy()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("one"));
        await socket.ReceiveAsync();

        (HttpResponseMessage response, JsonElement error) = await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""");

        Assert.Equal((HttpStatusCode.Conflict, "BUSY"), (response.StatusCode, error.Text("code")));
    }

    [Fact]
    public async Task A_model_that_fails_costs_nothing_here()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = [ScriptedModel.Text("one")];
        host.Answers.Failure = new InvalidOperationException("broken");

        (HttpResponseMessage response, JsonElement error) = await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""");
        host.Answers.Failure = null;
        (HttpResponseMessage next, _) = await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""");

        Assert.Equal((HttpStatusCode.InternalServerError, "INTERNAL_ERROR"), (response.StatusCode, error.Text("code")));
        Assert.Equal((StreamEndReason.Error, 0), (await session.Prompts.First().Ended, session.Prompts.First().Billed));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Who_does_not_wait_for_the_answer_pays_nothing()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = null;
        using HttpClient http = new() { BaseAddress = host.Url };
        using CancellationTokenSource leaving = new();

        using StringContent body = new("""{"prompt":"hi","session_id":7}""");
        Task<HttpResponseMessage> asking = http.PostAsync("/v1/inference", body, leaving.Token);
        host.Answers.Feed(ScriptedModel.Text("one"));
        while (session.Prompts.FirstOrDefault() is not { Served: 1 })
        {
            await Task.Yield();
        }

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal((StreamEndReason.Cancelled, 0), (await meter.Ended.WaitAsync(TestContext.Current.CancellationToken), meter.Billed));
    }

    [Fact]
    public async Task Without_a_session_nothing_is_paid_where_that_is_allowed()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.AllowUnpaidInference = true);

        (HttpResponseMessage response, JsonElement body) = await host.PostAsync("/v1/inference", """{"prompt":"hi"}""");

        Assert.Equal((HttpStatusCode.OK, "Hello world"), (response.StatusCode, body.Text("content")));
    }

    [Fact]
    public async Task A_chain_that_cannot_be_read_is_said_to_be_temporary()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.Book.Failure = new ChainException("host.admit", new Fabstir.Ethereum.NodeUnreachableException("a node", "nobody answers", mayHaveArrived: false));

        (HttpResponseMessage response, JsonElement error) = await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE", 5), (response.StatusCode, error.Text("code"), error.Number("retry_after")));
        Assert.Equal("5", response.Headers.RetryAfter!.ToString());
    }
}
