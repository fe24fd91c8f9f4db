using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Streams;

public sealed class CreditTests
{
    [Fact]
    public async Task A_host_is_at_most_a_window_ahead_of_what_is_acknowledged()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        using RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));

        IReadOnlyList<JsonElement> window = await socket.ReceiveAsync(256);
        await AssertNothingFollowsAsync(socket);
        await socket.SendAsync("""{"type":"stream_ack","id":"q","next_index":100}""");
        IReadOnlyList<JsonElement> more = await socket.ReceiveAsync(100);
        await AssertNothingFollowsAsync(socket);

        Assert.Equal(Enumerable.Range(0, 256), window.Indices());
        Assert.Equal(Enumerable.Range(256, 100), more.Indices());
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal(356, meter.Served);
        Assert.Equal(100, meter.AcknowledgedUpTo);
    }

    [Fact]
    public async Task A_client_sets_its_window_by_credit()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q"));
        host.Answers.Feed(ScriptedModel.Text("0 "));
        await socket.ReceiveAsync();

        await socket.SendAsync("""{"type":"stream_credit","id":"q","tokens":0}""");
        await AssertNothingFollowsAsync(socket);
        for (int i = 1; i < 10; i++)
        {
            host.Answers.Feed(ScriptedModel.Text(ScriptedModel.Token(i)));
        }

        await AssertNothingFollowsAsync(socket);
        await socket.SendAsync("""{"type":"stream_credit","id":"q","tokens":3}""");

        Assert.Equal([1, 2], (await socket.ReceiveAsync(2)).Indices());
        await AssertNothingFollowsAsync(socket);
    }

    [Fact]
    public async Task An_answer_that_waits_too_long_for_an_acknowledgement_is_cancelled()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.StallTimeout = TimeSpan.FromSeconds(99));
        host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        using RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));
        await socket.ReceiveAsync(256);

        await host.Time.PassAsync(TimeSpan.FromSeconds(99), TestContext.Current.CancellationToken);

        JsonElement end = (await socket.ReceiveUntilAsync("stream_end"))[^1];
        Assert.Equal(("cancelled", 256), (end.Text("reason"), end.Number("tokens_used")));
    }

    [Fact]
    public async Task A_client_that_acknowledges_nothing_gets_everything()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession(tokens: 2_000);
        host.Answers.Answer = ScriptedModel.Counting(1_500);
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 2_000));
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal(Enumerable.Range(0, 1_500), frames.Indices());
        Assert.Equal(1_500, Assert.Single(session.Prompts).Billed);
    }

    [Fact]
    public async Task A_cancelled_answer_ends_with_what_was_written_and_only_that_is_billed()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        using RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));
        await socket.ReceiveAsync(256);

        await socket.SendAsync("""{"type":"stream_cancel","id":"q","session_id":"7","reason":"user_cancelled"}""");
        JsonElement end = await socket.ReceiveAsync();

        Assert.Equal(("stream_end", "cancelled", "cancelled", 256), (end.Type(), end.Text("reason"), end.Text("finish_reason"), end.Number("tokens_used")));
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal(StreamEndReason.Cancelled, await meter.Ended);
        Assert.Equal(256, meter.Billed);
        Assert.Equal(0, host.Answers.Running);
    }

    [Fact]
    public async Task After_a_cancelled_answer_the_next_prompt_is_answered()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("first", "a"));
        host.Answers.Feed(ScriptedModel.Text("x"));
        await socket.ReceiveAsync();

        await socket.SendAsync("""{"type":"stream_cancel"}""");
        await socket.ReceiveUntilAsync("stream_end");
        host.Answers.Answer = ScriptedModel.Counting(2);
        await socket.SendAsync(Frames.Inference("second", "b"));

        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");
        Assert.All(frames, frame => Assert.Equal("b", frame.Text("id")));
        Assert.Equal("0 1 ", frames.Answer());
    }

    [Fact]
    public async Task Cancelling_what_is_over_does_nothing()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "a"));
        await socket.ReceiveUntilAsync("stream_end");

        await socket.SendAsync("""{"type":"stream_cancel","id":"a"}""");
        await AssertNothingFollowsAsync(socket);
    }

    /// <summary>A frame that the host answers at once: whatever it had to say before it has been said.</summary>
    private static async Task AssertNothingFollowsAsync(RawSocket socket)
    {
        await socket.SendAsync("""{"type":"session_init","id":"marker"}""");
        Assert.Equal("marker", (await socket.ReceiveAsync()).Text("id"));
    }
}
