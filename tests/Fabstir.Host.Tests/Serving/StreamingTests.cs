using System.Text.Json;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.AI;

namespace Fabstir.Host.Tests.Serving;

public sealed class StreamingTests
{
    [Fact]
    public async Task A_prompt_is_answered_token_by_token_with_indices_and_an_end()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(3);
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync("""{"type":"inference","id":"q1","session_id":"7","request":{"prompt":"count","max_tokens":10,"stream":true}}""");
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal(["stream_chunk", "stream_chunk", "stream_chunk", "stream_end"], frames.Select(frame => frame.Type()));
        Assert.All(frames, frame => Assert.Equal("q1", frame.Text("id")));
        Assert.Equal([0, 1, 2], frames.Indices());
        Assert.All(frames.SkipLast(1), frame => Assert.Equal(1, frame.Number("tokens")));
        Assert.Equal("0 1 2 ", frames.Answer());
        Assert.Equal("complete", frames[^1].Text("reason"));
        Assert.Equal("stop", frames[^1].Text("finish_reason"));
        Assert.Equal(3, frames[^1].Number("tokens_used"));
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal(StreamEndReason.Complete, await meter.Ended);
        Assert.Equal(3, meter.Billed);
        Assert.Equal(MemorySession.HashOf("count"), meter.PromptSha256);
    }

    [Fact]
    public async Task The_conversation_and_the_sampling_options_reach_the_model()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(
            """
            {"type":"inference","id":1,"request":{"prompt":"and now?","max_tokens":50,"temperature":0.25,"top_p":0.5,"conversation_context":[
              {"role":"system","content":"be brief"},{"role":"user","content":"hi"},{"role":"assistant","content":"hello"}]}}
            """);
        await socket.ReceiveUntilAsync("stream_end");

        (IReadOnlyList<ChatMessage> messages, ChatOptions? options) = Assert.Single(host.Answers.Requests);
        Assert.Equal(
            [(ChatRole.System, "be brief"), (ChatRole.User, "hi"), (ChatRole.Assistant, "hello"), (ChatRole.User, "and now?")],
            messages.Select(message => (message.Role, message.Text)));
        Assert.Equal(50, options!.MaxOutputTokens);
        Assert.Equal(0.25f, options.Temperature);
        Assert.Equal(0.5f, options.TopP);
    }
}
