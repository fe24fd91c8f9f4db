using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>A prompt, its answer, and what both cost.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task An_answer_comes_piece_by_piece_and_is_acknowledged_every_32_tokens_and_at_the_end()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();

        TokenStream stream = world.Llm.StreamAsync("Count", new PromptOptions { MaxTokens = 100, Temperature = 0.5, TopP = 0.9 }, Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 32);
        ClientFrame.StreamAck first = await world.Socket.ReadAsync<ClientFrame.StreamAck>();
        await world.Socket.SendTokensAsync(asked.Id, 32, 8);
        await world.Socket.SendEndAsync(asked.Id, 40);
        ClientFrame.StreamAck last = await world.Socket.ReadAsync<ClientFrame.StreamAck>();

        Assert.Equal(ScriptedSocket.TextOf(0, 40), await stream.ReadTextAsync());
        StreamSummary summary = await stream.Completion;
        Assert.Equal((StreamFinishReason.Stop, 40, (int?)3, stream.RequestId), (summary.FinishReason, summary.Tokens, summary.PromptTokens, asked.Id));
        Assert.Equal((32, 40), (first.NextIndex, last.NextIndex));
        Assert.Equal((world.Session.Id, world.Market.Model.ToString(), 100), (asked.SessionId, asked.Request.Model, asked.Request.MaxTokens));
        Assert.Equal((0.5, 0.9, "Count"), (asked.Request.Temperature, asked.Request.TopP, asked.Request.Prompt));
    }

    [Fact]
    public async Task Fewer_tokens_are_acknowledged_after_a_second()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);

        await world.Socket.SendTokensAsync(asked.Id, 0, 5);
        await reader.ReadSomeAsync(5);
        Task<ClientFrame.StreamAck> acknowledged = world.Socket.ReadAsync<ClientFrame.StreamAck>();
        world.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(5, (await acknowledged).NextIndex);
        await world.Socket.SendEndAsync(asked.Id, 5);
        await stream.Completion;
    }

    [Fact]
    public async Task A_reader_that_blocks_its_thread_holds_up_neither_the_socket_nor_the_acknowledgements()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        using ManualResetEventSlim released = new();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        Task<string> reading = ReadBlockingAsync();

        for (int first = 0; first < 160; first += 40)
        {
            await world.Socket.SendTokensAsync(asked.Id, first, 40);
            Assert.InRange((await world.Socket.ReadAsync<ClientFrame.StreamAck>()).NextIndex, first + 1, first + 40);
        }

        await world.Socket.SendEndAsync(asked.Id, 160);
        StreamSummary summary = await stream.Completion;
        released.Set();

        Assert.Equal((160, ScriptedSocket.TextOf(0, 160)), (summary.Tokens, await reading));

        async Task<string> ReadBlockingAsync()
        {
            string text = "";
            await foreach (TokenChunk chunk in stream.WithCancellation(Test.Token).ConfigureAwait(false))
            {
                released.Wait(Test.Token);
                text += chunk.Text;
            }

            return text;
        }
    }

    [Fact]
    public async Task Usage_and_cost_grow_with_the_tokens_and_small_sessions_are_billed_as_larger_ones()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Assert.Equal((0L, 0m), (world.Llm.Usage.ReceivedTokens, world.Llm.Usage.Cost.ToDecimal()));

        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 40);
        await world.Socket.SendEndAsync(asked.Id, 40);
        StreamSummary summary = await stream.Completion;

        SessionUsage usage = world.Llm.Usage;
        Assert.Equal((3L, 40L, 0.0002m), (usage.PromptTokens, usage.ReceivedTokens, usage.Cost.ToDecimal()));
        Assert.Equal(usage.Cost, summary.Cost);
        Assert.Equal(world.Session.Terms.ProofInterval, usage.Estimate.BilledTokens);
        Assert.Equal((Abi.UInt256)40, world.Session.ReceivedTokens);
    }

    [Fact]
    public async Task What_a_host_bills_is_believed_when_it_is_less_and_never_when_it_is_more()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();

        Assert.Equal(8, await AnswerAsync(sent: 10, billed: 8));
        Assert.Equal(10, await AnswerAsync(sent: 10, billed: 500));
        Assert.Equal(18, world.Llm.Usage.ReceivedTokens);

        async Task<int> AnswerAsync(int sent, int billed)
        {
            TokenStream stream = world.Ask("Count");
            ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
            await world.Socket.SendTokensAsync(asked.Id, 0, sent);
            await world.Socket.SendEndAsync(asked.Id, billed);
            return (await stream.Completion).Tokens;
        }
    }

    [Fact]
    public async Task Prompts_wait_for_each_other_and_the_conversation_goes_along()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync(new LlmSessionOptions { SystemPrompt = "Be short.", MaxHistory = 4 });

        Task<Completion>[] answers = [.. Enumerable.Range(0, 4).Select(number => world.Llm.CompleteAsync($"Prompt {number}", cancellationToken: Test.Token))];
        List<string> contexts = [];
        for (int number = 0; number < 4; number++)
        {
            ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
            Assert.Equal($"Prompt {number}", asked.Request.Prompt);
            contexts.Add(string.Join('|', asked.Request.Context.Select(message => $"{message.Role}:{message.Content}")));
            await world.Socket.SendAsync(asked.Id, new StreamChunk($"Answer {number}", 0, 1));
            await world.Socket.SendEndAsync(asked.Id, 1);
        }

        Assert.Equal(["Answer 0", "Answer 1", "Answer 2", "Answer 3"], (await Task.WhenAll(answers)).Select(answer => answer.Text));
        Assert.Equal("system:Be short.", contexts[0]);
        Assert.Equal("system:Be short.|user:Prompt 0|assistant:Answer 0", contexts[1]);
        Assert.Equal("system:Be short.|user:Prompt 1|assistant:Answer 1|user:Prompt 2|assistant:Answer 2", contexts[3]);
        Assert.Equal([ChatTurnRole.User, ChatTurnRole.Assistant, ChatTurnRole.User, ChatTurnRole.Assistant], world.Llm.History.Select(turn => turn.Role));
    }

    [Fact]
    public async Task A_context_of_the_caller_replaces_the_history_and_leaves_it_alone()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();

        TokenStream stream = world.Ask("And?", new PromptOptions { Context = [new(ChatTurnRole.System, "s"), new(ChatTurnRole.User, "u"), new(ChatTurnRole.Assistant, "a")] });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendEndAsync(asked.Id, 0);
        await stream.Completion;

        Assert.Equal([new("system", "s"), new("user", "u"), new("assistant", "a")], asked.Request.Context);
        Assert.Empty(world.Llm.History);
    }

    [Fact]
    public async Task A_conversation_is_cut_to_what_the_protocol_allows_and_a_prompt_is_not()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        string half = new('x', StreamProtocol.MaxPromptBytes / 2);

        TokenStream stream = world.Ask("Short", new PromptOptions { Context = [new(ChatTurnRole.User, half), new(ChatTurnRole.Assistant, half), new(ChatTurnRole.User, "kept")] });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendEndAsync(asked.Id, 0);
        await stream.Completion;

        Assert.Equal(2, asked.Request.Context.Count);
        Assert.Equal(FabstirErrorCode.InvalidPrompt, Assert.Throws<StreamException>(() => world.Ask(half + half + "x")).Code);
        Assert.Equal(FabstirErrorCode.InvalidPrompt, Assert.Throws<StreamException>(() => world.Ask(" ")).Code);
    }

    [Theory]
    [InlineData(0, 1.0, 1.0, "a")]
    [InlineData(1_000_001, 1.0, 1.0, "a")]
    [InlineData(1, 2.1, 1.0, "a")]
    [InlineData(1, 1.0, 0.0, "a")]
    [InlineData(1, 1.0, 1.0, "")]
    public async Task Options_out_of_their_range_are_named_before_anything_is_sent(int tokens, double temperature, double topP, string stop)
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();

        Assert.Throws<OutOfBoundsException>(() => world.Ask(
            "Hello", new PromptOptions { MaxTokens = tokens, Temperature = temperature, TopP = topP, StopSequences = [stop] }));
    }

    [Fact]
    public async Task An_answer_is_read_once()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendEndAsync(asked.Id, 0);
        await stream.ReadTextAsync();

        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator(Test.Token));
    }

    [Fact]
    public async Task Metrics_say_how_the_answer_is_getting_on()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        Assert.Null(stream.Metrics.TimeToFirstToken);

        world.Time.Advance(TimeSpan.FromSeconds(2));
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);
        await world.Socket.SendTokensAsync(asked.Id, 0, 1);
        await reader.ReadSomeAsync(1);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.Socket.SendTokensAsync(asked.Id, 1, 20);
        await reader.ReadSomeAsync(20);
        await world.Socket.SendEndAsync(asked.Id, 21);
        StreamMetrics metrics = (await stream.Completion).Metrics;

        Assert.Equal((21, 21, 0), (metrics.Tokens, metrics.Chunks, metrics.Reconnections));
        Assert.Equal(TimeSpan.FromSeconds(2), metrics.TimeToFirstToken);
        Assert.Equal(20, metrics.TokensPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(3), metrics.Elapsed);
    }
}
