using System.Net.WebSockets;
using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Serving;

public sealed class SessionSocketTests
{
    [Theory]
    [InlineData("""{"type":"session_init","session_id":"7"}""")]
    [InlineData("""{"type":"session_init","session_id":7}""")]
    [InlineData("""{"type":"session_init","sessionId":"7","chainId":84532}""")]
    [InlineData("""{"type":"session_init","jobId":7,"chain_id":"84532"}""")]
    [InlineData("""{"type":"session_init","job_id":"7","unknown":true}""")]
    public async Task A_session_is_named_in_whichever_way_clients_do(string frame)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(frame);
        JsonElement ack = await socket.ReceiveAsync();

        Assert.Equal("session_init_ack", ack.Type());
        Assert.Equal("success", ack.Text("status"));
        Assert.Equal("7", ack.Text("session_id"));
        Assert.Equal(84532, ack.Number("chain_id"));
        Assert.Equal(WebHost.ModelId.ToString(), ack.Text("model"));
    }

    [Theory]
    [InlineData("""{"type":"session_init","id":"i"}""", "SESSION_REQUIRED")]
    [InlineData("""{"type":"session_init","id":"i","session_id":"8"}""", "SESSION_NOT_FOUND")]
    [InlineData("""{"type":"session_init","id":"i","session_id":"7","chain_id":1}""", "SESSION_NOT_SERVED")]
    [InlineData("""{"type":"session_init","id":"i","session_id":"7","model":"another"}""", "MODEL_NOT_AVAILABLE")]
    [InlineData("""{"type":"inference","id":"i","request":{"prompt":"hi"}}""", "SESSION_REQUIRED")]
    [InlineData("""{"type":"stream_resume","id":"i","next_index":0}""", "SESSION_REQUIRED")]
    public async Task What_names_no_session_of_ours_is_refused(string frame, string code)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(frame);
        JsonElement error = await socket.ReceiveAsync();

        Assert.Equal(("error", "i", code), (error.Type(), error.Text("id"), error.Text("code")));
    }

    [Theory]
    [InlineData("acme/tiny-gguf:tiny.Q4.gguf")]
    [InlineData("ACME/tiny-gguf/tiny.q4.gguf")]
    [InlineData("tiny.Q4.gguf")]
    [InlineData("tiny.Q4")]
    public async Task The_model_of_the_session_has_several_names(string name)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync($$$"""{"type":"inference","id":"q","request":{"prompt":"hi","model":"{{{name}}}"}}""");

        Assert.Equal("Hello world", (await socket.ReceiveUntilAsync("stream_end")).Answer());
    }

    [Fact]
    public async Task No_other_model_answers_in_its_place()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync("""{"type":"inference","id":"q","request":{"prompt":"hi","model":"llama-2-7b"}}""");

        Assert.Equal("MODEL_NOT_AVAILABLE", (await socket.ReceiveAsync()).Text("code"));
        Assert.Empty(session.Prompts);
    }

    [Fact]
    public async Task A_client_of_the_oldest_protocol_names_its_session_in_the_request()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync("""{"type":"inference","session_id":"7","request":{"model":"tiny.Q4","prompt":"hi","max_tokens":5,"temperature":0.7,"stream":true}}""");
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal("Hello world", frames.Answer());
        Assert.Equal(StreamEndReason.Complete, await Assert.Single(session.Prompts).Ended);
    }

    [Fact]
    public async Task A_prompt_may_stand_beside_its_type()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync("""{"type":"prompt","id":"p","jobId":7,"prompt":"hi"}""");

        Assert.Equal("Hello world", (await socket.ReceiveUntilAsync("stream_end")).Answer());
    }

    [Fact]
    public async Task Prompts_without_a_session_are_answered_where_that_is_allowed()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.AllowUnpaidInference = true);
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(Frames.Inference("hi", "a"));
        string first = (await socket.ReceiveUntilAsync("stream_end")).Answer();
        await socket.SendAsync(Frames.Inference("hi", "b"));

        Assert.Equal("Hello world", first);
        Assert.Equal("Hello world", (await socket.ReceiveUntilAsync("stream_end")).Answer());
        Assert.Equal(0, host.Book.Admissions);
    }

    [Fact]
    public async Task A_second_prompt_meanwhile_is_refused_as_busy()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("first", "a"));
        host.Answers.Feed(ScriptedModel.Text("one"));
        await socket.ReceiveAsync();

        await socket.SendAsync(Frames.Inference("second", "b"));
        JsonElement busy = await socket.ReceiveAsync();
        host.Answers.Feed(ScriptedModel.End(Microsoft.Extensions.AI.ChatFinishReason.Stop));

        Assert.Equal(("BUSY", "b"), (busy.Text("code"), busy.Text("id")));
        Assert.Equal("a", (await socket.ReceiveAsync()).Text("id"));
    }

    [Fact]
    public async Task A_second_socket_without_a_proof_is_refused()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket first = await host.OpenSessionAsync();
        (RawSocket second, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = second;

        await second.SendAsync("""{"type":"session_init","id":"i","session_id":"7"}""");
        JsonElement refused = await second.ReceiveAsync();
        await first.SendAsync(Frames.Inference("hi", "q"));

        Assert.Equal("SESSION_IN_USE", refused.Text("code"));
        Assert.Equal("Hello world", (await first.ReceiveUntilAsync("stream_end")).Answer());
    }

    [Fact]
    public async Task A_client_that_closes_the_socket_has_left_and_one_that_is_cut_off_has_not()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession cut = host.AddSession(7);
        MemorySession left = host.AddSession(8);
        RawSocket vanishing = await host.OpenSessionAsync(7);
        using RawSocket leaving = await host.OpenSessionAsync(8);

        vanishing.Cut();
        vanishing.Dispose();
        await leaving.CloseAsync(WebSocketCloseStatus.NormalClosure);
        await left.Left.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.False(cut.Left.Task.IsCompleted);
        Assert.False(left.IsConnected);
    }

    [Fact]
    public async Task A_socket_can_go_over_to_another_session()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession first = host.AddSession(7);
        MemorySession second = host.AddSession(8);
        using RawSocket socket = await host.OpenSessionAsync(7);

        await socket.SendAsync("""{"type":"session_init","id":"i","session_id":"8"}""");
        Assert.Equal("8", (await socket.ReceiveAsync()).Text("session_id"));
        await socket.SendAsync(Frames.Inference("hi", "q"));
        await socket.ReceiveUntilAsync("stream_end");

        Assert.Empty(first.Prompts);
        Assert.False(first.IsConnected);
        Assert.Single(second.Prompts);
    }
}
