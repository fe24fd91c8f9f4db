using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Generation;

public sealed class AnswerTests
{
    [Fact]
    public async Task An_answer_stops_at_what_is_granted()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession(tokens: 4);
        host.Answers.Answer = ScriptedModel.Counting(100);

        IReadOnlyList<JsonElement> frames = await AskAsync(host, maxTokens: 50);

        Assert.Equal("0 1 2 3 ", frames.Answer());
        Assert.Equal(("complete", "length", 4), (frames[^1].Text("reason"), frames[^1].Text("finish_reason"), frames[^1].Number("tokens_used")));
        Assert.Equal(4, Assert.Single(session.Prompts).Billed);
        Assert.Equal(4, Assert.Single(host.Answers.Requests).Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task An_answer_that_needs_no_more_than_is_granted_ends_by_itself()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession(tokens: 3);
        host.Answers.Answer = ScriptedModel.Counting(3);

        Assert.Equal("stop", (await AskAsync(host, maxTokens: 50))[^1].Text("finish_reason"));
    }

    [Fact]
    public async Task An_answer_stops_when_the_meter_grants_no_more()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("0 "));
        await socket.ReceiveAsync();

        Assert.Single(session.Prompts).StopAt = 1;
        host.Answers.Feed(ScriptedModel.Text("1 "));
        JsonElement end = await socket.ReceiveAsync();

        Assert.Equal(("stream_end", "length", 1), (end.Type(), end.Text("finish_reason"), end.Number("tokens_used")));
    }

    [Fact]
    public async Task A_session_without_funds_is_told_so()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession(tokens: 0);

        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));

        Assert.Equal("SESSION_EXHAUSTED", (await socket.ReceiveAsync()).Text("code"));
    }

    [Theory]
    [InlineData(null, 1_024)]
    [InlineData(100_000, 32_768)]
    public async Task The_host_decides_how_long_an_answer_may_be(int? asked, int granted)
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession(tokens: 1_000_000);

        await AskAsync(host, asked);

        Assert.Equal(granted, Assert.Single(host.Answers.Requests).Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task A_model_that_fails_ends_the_answer_with_an_error_and_the_next_prompt_works()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = [ScriptedModel.Text("0 "), ScriptedModel.Text("1 ")];
        host.Answers.Failure = new InvalidOperationException("the words of the prompt");
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(Frames.Inference("hi", "q"));
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");
        host.Answers.Failure = null;
        await socket.SendAsync(Frames.Inference("hi", "r"));

        JsonElement error = Assert.Single(frames, frame => frame.Type() == "error");
        Assert.Equal(("INTERNAL_ERROR", "q"), (error.Text("code"), error.Text("id")));
        Assert.DoesNotContain("prompt", error.Text("message")!, StringComparison.Ordinal);
        Assert.Equal(("error", 2), (frames[^1].Text("reason"), frames[^1].Number("tokens_used")));
        Assert.Equal(StreamEndReason.Error, await session.Prompts.First().Ended);
        Assert.Equal("complete", (await socket.ReceiveUntilAsync("stream_end"))[^1].Text("reason"));
    }

    [Fact]
    public async Task A_model_that_says_nothing_for_too_long_has_failed()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.ModelTimeout = TimeSpan.FromSeconds(77));
        host.AddSession();
        host.Answers.Answer = null;
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));

        await host.Time.PassAsync(TimeSpan.FromSeconds(77), TestContext.Current.CancellationToken);

        Assert.Equal("error", (await socket.ReceiveUntilAsync("stream_end"))[^1].Text("reason"));
    }

    [Fact]
    public async Task What_the_model_counts_lowers_the_bill_and_never_raises_it()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = [ScriptedModel.Text("a"), ScriptedModel.Text("b"), ScriptedModel.Text("c"), ScriptedModel.Usage(9, 2)];
        IReadOnlyList<JsonElement> fewer = await AskAsync(host, maxTokens: 10);
        host.Answers.Answer = [ScriptedModel.Text("a"), ScriptedModel.Text("b"), ScriptedModel.Usage(9, 500)];
        using RawSocket socket = await host.ReopenSessionAsync(isAcknowledging: false);
        await socket.SendAsync(Frames.Inference("hi", "r"));
        IReadOnlyList<JsonElement> more = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal(2, fewer[^1].Number("tokens_used"));
        Assert.Equal((9, 2, 11), (Usage(fewer, "prompt_tokens"), Usage(fewer, "completion_tokens"), Usage(fewer, "total_tokens")));
        Assert.Equal(2, more[^1].Number("tokens_used"));
        Assert.Equal([2, 2], session.Prompts.Select(prompt => prompt.Billed));

        static int Usage(IReadOnlyList<JsonElement> frames, string name) => frames[^1].GetProperty("usage").Number(name);
    }

    [Fact]
    public async Task Characters_that_a_model_cuts_in_two_arrive_whole()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        host.Answers.Answer = [ScriptedModel.Text("a\ud83d"), ScriptedModel.Text("\ude00b"), ScriptedModel.Text("x\ude00y"), ScriptedModel.Text("\ud83d")];

        Assert.Equal("a\U0001F600bx\uFFFDy\uFFFD", (await AskAsync(host, maxTokens: 10)).Answer());
    }

    [Fact]
    public async Task A_text_too_long_for_a_frame_is_several_pieces()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        string much = new('\u0001', 200_000);
        host.Answers.Answer = [ScriptedModel.Text(much)];

        Assert.Equal(much, (await AskAsync(host, maxTokens: 100)).Answer());
    }

    [Fact]
    public async Task Prompt_and_answer_have_to_fit_the_model()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options =>
        {
            options.Models.Clear();
            options.Models.Add(new ServedModel(WebHost.Model, new ScriptedModel()) { TokenCounter = new OneForEachCharacter(), ContextWindow = 20 });
        });
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(Frames.Inference("eleven char", "q", maxTokens: 10));

        Assert.Equal("TOKEN_LIMIT_EXCEEDED", (await socket.ReceiveAsync()).Text("code"));
    }

    private static async Task<IReadOnlyList<JsonElement>> AskAsync(WebHost host, int? maxTokens)
    {
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q", maxTokens: maxTokens));
        return await socket.ReceiveUntilAsync("stream_end");
    }

    private sealed class OneForEachCharacter : ITokenCounter
    {
        public int Count(string text) => text.Length;
    }
}
