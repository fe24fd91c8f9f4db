using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Hosts as they are today: no capabilities, no numbers, flat, nested or plain errors, and the session ends with its socket.</summary>
public sealed class BaseHostTests
{
    private static readonly LlmSessionOptions Options = new() { AllowUnauthenticatedHost = true };

    [Fact]
    public async Task An_answer_without_numbers_is_read_and_nothing_is_acknowledged()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options);
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", new PromptOptions { MaxTokens = 100 }, Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        for (int index = 0; index < 40; index++)
        {
            await SendAsync(world, $$"""{"type":"stream_chunk","content":"a","tokens":1,"id":"{{asked.Id}}"}""");
        }

        await SendAsync(world, $$"""{"type":"stream_end","reason":"complete","tokens_used":40,"finish_reason":"stop","id":"{{asked.Id}}"}""");

        Completion completion = await answer;
        Task<Completion> second = world.Llm.CompleteAsync("Again", cancellationToken: Test.Token);
        ClientFrame? next = await world.Socket.ReadAsync();
        Assert.IsType<ClientFrame.Inference>(next);
        await SendAsync(world, $$"""{"type":"stream_end","id":"{{next.Id}}"}""");
        await second;

        Assert.Equal((new string('a', 40), 40, StreamFinishReason.Stop), (completion.Text, completion.Summary.Tokens, completion.Summary.FinishReason));
        Assert.Equal(("tiny-vicuna-1b.q4_k_m", null, null), (asked.Request.Model, world.Socket.Init!.Auth, world.Socket.Init.Nonce));
    }

    [Fact]
    public async Task A_host_that_closes_the_socket_has_ended_the_session()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options);
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.CloseAsync();

        SessionEndedByHostException ended = await Assert.ThrowsAsync<SessionEndedByHostException>(() => answer);
        Assert.Equal((world.Session.Id, LlmSessionState.EndedByHost), (ended.SessionId, world.Llm.State));
        await Assert.ThrowsAsync<SessionEndedByHostException>(() => world.Llm.CompleteAsync("Again", cancellationToken: Test.Token));
        Assert.Equal(1, world.Network.Asked);
    }

    [Theory]
    [InlineData("""{"type":"error","code":"TOKEN_LIMIT_EXCEEDED","message":"Too long","id":"ID"}""", FabstirErrorCode.TokenLimitExceeded)]
    [InlineData("""{"type":"error","error":"Failed to parse inference request"}""", FabstirErrorCode.NodeRejectedJob)]
    [InlineData("""{"type":"error","error":{"code":"RATE_LIMIT_EXCEEDED","message":"Slow down"}}""", FabstirErrorCode.RateLimitExceeded)]
    public async Task Each_shape_of_an_error_ends_the_prompt_and_the_end_after_it_does_not_end_the_next(string error, FabstirErrorCode code)
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options);
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await SendAsync(world, error.Replace("ID", asked.Id, StringComparison.Ordinal));
        await SendAsync(world, """{"type":"stream_end","reason":"error","tokens_used":0}""");
        Assert.Equal(code, (await Assert.ThrowsAsync<HostRefusedException>(() => answer)).Code);

        Task<Completion> second = world.Llm.CompleteAsync("Again", cancellationToken: Test.Token);
        ClientFrame.Inference again = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await SendAsync(world, $$"""{"type":"stream_chunk","content":"Yes","tokens":1,"id":"{{again.Id}}"}""");
        await SendAsync(world, $$"""{"type":"stream_end","id":"{{again.Id}}"}""");
        Assert.Equal("Yes", (await second).Text);
    }

    [Fact]
    public async Task An_error_without_an_end_is_waited_for_three_seconds_at_most()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options);
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        await world.Socket.ReadAsync<ClientFrame.Inference>();
        await SendAsync(world, """{"type":"error","error":"No."}""");

        await Assert.ThrowsAsync<HostRefusedException>(() => world.Time.RunAsync(answer));
    }

    [Fact]
    public async Task A_counter_counts_where_the_host_only_counts_pieces()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options with { TokenCounter = new Letters() });
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await SendAsync(world, $$"""{"type":"stream_chunk","content":"four","id":"{{asked.Id}}"}""");
        await SendAsync(world, $$"""{"type":"stream_end","id":"{{asked.Id}}"}""");

        StreamSummary summary = (await answer).Summary;
        Assert.Equal((4, (int?)5), (summary.Tokens, summary.PromptTokens));
    }

    [Fact]
    public async Task Paused_it_keeps_the_socket_open_and_says_until_when()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options);
        SessionPause pause = await world.Llm.PauseAsync(Test.Token);
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);

        SessionState state = await world.Session.GetStateAsync(Test.Token);
        Assert.Equal((state.TimeoutAt, state.TimeoutAt - state.BlockTime, LlmSessionState.Paused), (pause.Deadline, pause.TimeLeft, world.Llm.State));
        Assert.False(answer.IsCompleted);
        await world.Llm.ResumeAsync(Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await SendAsync(world, $$"""{"type":"stream_end","id":"{{asked.Id}}"}""");
        await answer;
        Assert.Equal((LlmSessionState.Open, 1), (world.Llm.State, world.Network.Asked));
    }

    private static Task SendAsync(ScriptedWorld world, string frame) => world.Socket.SendTextAsync(frame);

    [Fact]
    public async Task A_counter_that_fails_ends_the_answer_after_what_had_come()
    {
        InvalidOperationException failure = new("No vocabulary.");
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(Options with { TokenCounter = new FailingAt("b", failure) });
        TokenStream stream = world.Ask("Hello");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);
        await SendAsync(world, $$"""{"type":"stream_chunk","content":"a","id":"{{asked.Id}}"}""");
        await SendAsync(world, $$"""{"type":"stream_chunk","content":"b","id":"{{asked.Id}}"}""");

        Assert.Equal("a", await reader.ReadSomeAsync(1));
        SessionEndedByHostException ended = await Assert.ThrowsAsync<SessionEndedByHostException>(async () => await reader.MoveNextAsync());
        Assert.Same(failure, ended.InnerException);
    }

    private sealed class Letters : ITokenCounter
    {
        public int Count(string text) => text.Length;
    }

    private sealed class FailingAt(string text, Exception failure) : ITokenCounter
    {
        public int Count(string piece) => piece == text ? throw failure : 1;
    }
}
