using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Serving;

public sealed class ProtocolErrorTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"inference"}""")]
    [InlineData("""{"type":"inference","request":{"prompt":5}}""")]
    [InlineData("""{"type":"stream_ack","next_index":-1}""")]
    [InlineData("""{"type":"session_init","session_id":"seven"}""")]
    [InlineData("""{"type":"session_init","session_id":"7"} {}""")]
    public async Task A_malformed_frame_is_answered_and_closes_the_socket(string frame)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(frame);
        JsonElement error = await socket.ReceiveAsync();

        Assert.Equal("error", error.Type());
        Assert.Equal("INVALID_FRAME", error.Text("code"));
        Assert.Null(await socket.TryReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, socket.CloseStatus);
    }

    [Fact]
    public async Task After_a_malformed_frame_the_answer_can_be_resumed()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        using RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));
        await socket.ReceiveAsync(256);
        await socket.SendAsync("?");
        await socket.ReceiveAsync();
        Assert.Null(await socket.TryReceiveAsync());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure);

        using RawSocket next = await host.ReopenSessionAsync();
        await next.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":256}""");

        Assert.Equal(256, (await next.ReceiveAsync()).Number("from"));
        Assert.Equal([256, 257], (await next.ReceiveAsync(2)).Indices());
        Assert.False(session.Left.Task.IsCompleted);
    }

    [Fact]
    public async Task A_frame_that_is_nested_too_deeply_is_malformed()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync($$"""{"type":"ping","x":{{new string('[', 16)}}{{new string(']', 16)}}}""");

        Assert.Equal("INVALID_FRAME", (await socket.ReceiveAsync()).Text("code"));
    }

    [Fact]
    public async Task Unknown_frames_are_passed_over()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync("""{"type":"ping"}""");
        await socket.SendAsync("""{"type":"from_the_future","id":"x","what":[1,2]}""");
        await socket.SendAsync("""{"type":"session_init","id":"i","session_id":"7"}""");

        Assert.Equal("session_init_ack", (await socket.ReceiveAsync()).Type());
    }

    [Fact]
    public async Task A_binary_frame_closes_the_socket()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal("INVALID_FRAME", (await socket.ReceiveAsync()).Text("code"));
        Assert.Null(await socket.TryReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, socket.CloseStatus);
    }

    [Fact]
    public async Task A_text_that_is_no_UTF8_closes_the_socket()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync([.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8], WebSocketMessageType.Text);

        // The framework closes with 1007, and may cut the connection before that is read.
        Assert.Null(await socket.TryReceiveAsync());
    }

    [Fact]
    public async Task A_frame_of_more_than_a_mebibyte_closes_the_socket()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(Encoding.UTF8.GetBytes(new string(' ', (1024 * 1024) + 1)), WebSocketMessageType.Text);

        Assert.Equal("INVALID_FRAME", (await socket.ReceiveAsync()).Text("code"));
        Assert.Null(await socket.TryReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Theory]
    [InlineData("   ", null, "INVALID_PROMPT")]
    [InlineData("hello", 0, "INVALID_PROMPT")]
    public async Task A_prompt_that_asks_for_nothing_is_refused(string prompt, int? maxTokens, string code)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(Frames.Inference(prompt, "q", maxTokens: maxTokens));
        JsonElement error = await socket.ReceiveAsync();

        Assert.Equal((code, "q"), (error.Text("code"), error.Text("id")));
    }

    [Fact]
    public async Task A_prompt_with_its_conversation_has_at_most_256_KiB()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();
        string half = new('x', 128 * 1024);

        await socket.SendAsync($$$"""{"type":"inference","id":"much","request":{"prompt":"{{{half}}}x","conversation_context":[{"role":"user","content":"{{{half}}}"}]}}""");
        Assert.Equal("INVALID_PROMPT", (await socket.ReceiveAsync()).Text("code"));
        await socket.SendAsync($$$"""{"type":"inference","id":"fits","request":{"prompt":"{{{half}}}","conversation_context":[{"role":"user","content":"{{{half}}}"}]}}""");

        Assert.Equal("Hello world", (await socket.ReceiveUntilAsync("stream_end")).Answer());
    }
}
