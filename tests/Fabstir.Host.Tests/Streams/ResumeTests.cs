using System.Text.Json;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.AI;

namespace Fabstir.Host.Tests.Streams;

public sealed class ResumeTests
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_cut_the_rest_comes_from_the_token_that_was_not_received()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        await CutAfterAsync(host, received: 10, of: 40);

        using RawSocket socket = await host.ReopenSessionAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":7}""");
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal(("stream_resumed", "q", 7), (frames[0].Type(), frames[0].Text("id"), frames[0].Number("from")));
        Assert.Equal(Enumerable.Range(7, 33), frames.Indices());
        Assert.Equal(40, frames[^1].Number("tokens_used"));
        Assert.Equal(40, Assert.Single(session.Prompts).Billed);
        Assert.Single(host.Answers.Requests);
    }

    [Fact]
    public async Task An_end_that_was_lost_comes_again()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(3);
        RawSocket first = await host.OpenSessionAsync(isAcknowledging: true);
        await first.SendAsync(Frames.Inference("count", "q"));
        await first.ReceiveUntilAsync("stream_end");
        first.Cut();
        first.Dispose();

        using RawSocket socket = await host.ReopenSessionAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":2}""");
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal([2], frames.Indices());
        Assert.Equal(3, frames[^1].Number("tokens_used"));
        Assert.Equal(3, Assert.Single(session.Prompts).Billed);
    }

    [Fact]
    public async Task What_was_acknowledged_is_kept_no_more()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = null;
        RawSocket first = await host.OpenSessionAsync(isAcknowledging: true);
        await first.SendAsync(Frames.Inference("count", "q"));
        for (int i = 0; i < 10; i++)
        {
            host.Answers.Feed(ScriptedModel.Text(ScriptedModel.Token(i)));
        }

        await first.ReceiveAsync(10);
        await first.SendAsync("""{"type":"stream_ack","id":"q","next_index":5}""");
        await first.SendAsync("""{"type":"session_init","id":"marker"}""");
        await first.ReceiveAsync();
        first.Cut();
        first.Dispose();

        using RawSocket socket = await host.ReopenSessionAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":4}""");
        JsonElement error = await socket.ReceiveAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":11}""");
        JsonElement beyond = await socket.ReceiveAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":5}""");

        Assert.Equal(("error", "q", "RESUME_UNAVAILABLE", 5), (error.Type(), error.Text("id"), error.Text("code"), error.Number("oldest")));
        Assert.Equal("RESUME_UNAVAILABLE", beyond.Text("code"));
        Assert.Equal(5, (await socket.ReceiveAsync()).Number("from"));
        Assert.Equal([5, 6, 7, 8, 9], (await socket.ReceiveAsync(5)).Indices());
    }

    [Fact]
    public async Task What_this_host_does_not_have_is_reconciled_with_what_was_written_down()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"of an earlier process","next_index":12}""");
        JsonElement error = await socket.ReceiveAsync();

        Assert.Equal("RESUME_UNAVAILABLE", error.Text("code"));
        Assert.False(error.TryGetProperty("oldest", out _));
        Assert.Equal([("of an earlier process", 12)], session.Reconciled);
    }

    [Fact]
    public async Task Sixty_seconds_after_a_cut_the_answer_is_cancelled_and_what_was_not_written_is_not_billed()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));
        await socket.ReceiveAsync(256);
        socket.Cut();
        socket.Dispose();
        await host.Time.PassAsync(Kept, Cancellation);

        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal(StreamEndReason.Cancelled, await meter.Ended.WaitAsync(Cancellation));
        Assert.Equal(256, meter.Billed);
        await host.Answers.Stopped.Task.WaitAsync(Cancellation);
        Assert.False(session.IsConnected);
    }

    [Fact]
    public async Task Of_a_client_that_cannot_resume_the_answer_ends_with_its_socket()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = null;
        RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("one"));
        await socket.ReceiveAsync();

        socket.Cut();
        socket.Dispose();

        Assert.Equal(StreamEndReason.Cancelled, await Assert.Single(session.Prompts).Ended.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task A_client_that_asks_anew_instead_gives_the_cut_answer_up()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        await CutAfterAsync(host, received: 10, of: 400);
        host.Answers.Answer = ScriptedModel.Counting(2);

        using RawSocket socket = await host.ReopenSessionAsync();
        await socket.SendAsync(Frames.Inference("again", "r"));
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.All(frames, frame => Assert.Equal("r", frame.Text("id")));
        Assert.Equal(StreamEndReason.Cancelled, await session.Prompts.First().Ended);
        Assert.Equal(StreamEndReason.Complete, await session.Prompts.Last().Ended);
    }

    [Fact]
    public async Task A_piece_of_several_tokens_is_sent_again_as_a_whole()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options =>
        {
            ScriptedModel model = new() { Answer = [ScriptedModel.Text("aaa"), ScriptedModel.Text("bb"), ScriptedModel.End(ChatFinishReason.Stop)] };
            options.Models.Clear();
            options.Models.Add(new ServedModel(WebHost.Model, model) { TokenCounter = new OneForEachCharacter() });
        });
        host.AddSession();
        RawSocket first = await host.OpenSessionAsync(isAcknowledging: true);
        await first.SendAsync(Frames.Inference("hi", "q"));
        IReadOnlyList<JsonElement> all = await first.ReceiveUntilAsync("stream_end");
        first.Cut();
        first.Dispose();

        using RawSocket socket = await host.ReopenSessionAsync();
        await socket.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":4}""");
        IReadOnlyList<JsonElement> again = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal([0, 3], all.Indices());
        Assert.Equal([3, 2], all.SkipLast(1).Select(frame => frame.Number("tokens")));
        Assert.Equal(3, again[0].Number("from"));
        Assert.Equal("bb", again.Answer());
    }

    private static async Task CutAfterAsync(WebHost host, int received, int of)
    {
        host.Answers.Answer = ScriptedModel.Counting(of);
        RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: of));
        await socket.ReceiveAsync(received);
        socket.Cut();
        socket.Dispose();
    }

    private sealed class OneForEachCharacter : ITokenCounter
    {
        public int Count(string text) => text.Length;
    }
}
