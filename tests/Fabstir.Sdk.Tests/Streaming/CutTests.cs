using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Sockets that are cut in the middle of an answer: each token comes once and in order, or the answer fails.</summary>
public sealed class CutTests
{
    private const int Length = 40;

    [Fact]
    public async Task An_answer_that_is_cut_at_any_token_comes_whole()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        ScriptedSocket socket = world.Socket;

        for (int cut = 0; cut <= Length; cut++)
        {
            Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
            ClientFrame.Inference asked = await socket.ReadAsync<ClientFrame.Inference>();
            await socket.SendTokensAsync(asked.Id, 0, cut);
            socket.Cut();
            socket = await (await world.Network.AcceptAsync()).AcceptAsync();
            ClientFrame.StreamResume resume = await socket.ReadAsync<ClientFrame.StreamResume>();
            Assert.InRange(resume.NextIndex, 0, cut);
            await socket.SendAsync(asked.Id, new HostMessage.StreamResumed(resume.NextIndex));
            await socket.SendTokensAsync(asked.Id, resume.NextIndex, Length - resume.NextIndex);
            await socket.SendEndAsync(asked.Id, Length);

            Completion completion = await answer;
            Assert.Equal(ScriptedSocket.TextOf(0, Length), completion.Text);
            Assert.Equal((Length, 1, asked.Id, world.Session.Id), (completion.Summary.Tokens, completion.Summary.Metrics.Reconnections, resume.Id, resume.SessionId));
        }

        Assert.Equal((Abi.UInt256)((Length + 1) * Length), world.Session.ReceivedTokens);
    }

    [Fact]
    public async Task Tokens_that_come_again_are_dropped()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        await world.Socket.SendTokensAsync(asked.Id, 0, 10);
        await world.Socket.SendTokensAsync(asked.Id, 3, 10);
        await world.Socket.SendAsync(asked.Id, new StreamChunk("12 13 ", 12, 2));
        await world.Socket.SendTokensAsync(asked.Id, 13, 2);
        await world.Socket.SendEndAsync(asked.Id, 15);

        Completion completion = await answer;
        Assert.Equal(ScriptedSocket.TextOf(0, 15), completion.Text[..ScriptedSocket.TextOf(0, 13).Length] + "13 14 ");
        Assert.Equal((15, 8), (completion.Summary.Tokens, completion.Summary.Metrics.DuplicateChunks));
    }

    [Fact]
    public async Task A_gap_is_filled_over_another_socket()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        await world.Socket.SendTokensAsync(asked.Id, 0, 10);
        await world.Socket.SendTokensAsync(asked.Id, 11, 5);
        ScriptedSocket second = await (await world.Network.AcceptAsync()).AcceptAsync();
        ClientFrame.StreamResume resume = await second.ReadAsync<ClientFrame.StreamResume>();
        await second.SendAsync(asked.Id, new HostMessage.StreamResumed(8));
        await second.SendTokensAsync(asked.Id, 8, 12);
        await second.SendEndAsync(asked.Id, 20);

        Assert.Equal((10, ScriptedSocket.TextOf(0, 20)), (resume.NextIndex, (await answer).Text));
    }

    [Fact]
    public async Task A_host_that_leaves_the_same_token_out_every_time_is_given_up()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 1, 1);
        for (int again = 0; again < 6; again++)
        {
            ScriptedSocket next = await (await world.Network.AcceptAsync()).AcceptAsync();
            await next.ReadAsync<ClientFrame.StreamResume>();
            await next.SendAsync(asked.Id, new HostMessage.StreamResumed(0));
            await next.SendTokensAsync(asked.Id, 1, 1);
        }

        StreamException lost = await Assert.ThrowsAsync<StreamException>(() => answer);
        Assert.Equal((FabstirErrorCode.StreamConnectionLost, 0, asked.Id), (lost.Code, lost.ReceivedTokens, lost.RequestId));
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_tried_for_as_long_as_it_keeps_the_answer()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        world.Network.Unreachable = 5;
        world.Socket.Cut();
        Task<ScriptedSocket> accepting = world.Network.AcceptAsync();
        ScriptedSocket second = await (await world.Time.RunAsync(accepting)).AcceptAsync();
        await second.ReadAsync<ClientFrame.StreamResume>();
        await second.SendAsync(asked.Id, new HostMessage.StreamResumed(0));
        await second.SendTokensAsync(asked.Id, 0, 3);
        world.Network.Unreachable = int.MaxValue;
        second.Cut();

        StreamException gone = await Assert.ThrowsAsync<StreamException>(() => world.Time.RunAsync(answer));
        Assert.Equal((FabstirErrorCode.WebSocketConnectionFailed, 3), (gone.Code, gone.ReceivedTokens));
        Assert.InRange(world.Network.Asked, 15, 40);
    }

    [Fact]
    public async Task What_came_before_a_failure_is_read_before_it_is_thrown()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync(capabilities: []);
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 3);
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);
        string text = await reader.ReadSomeAsync(3);
        world.Socket.Cut();

        StreamException lost = await Assert.ThrowsAsync<StreamException>(async () => await reader.MoveNextAsync());
        Assert.Equal((ScriptedSocket.TextOf(0, 3), FabstirErrorCode.StreamConnectionLost, 3), (text, lost.Code, lost.ReceivedTokens));
        Assert.Same(lost, await Assert.ThrowsAsync<StreamException>(() => stream.Completion));
        Assert.Empty(world.Llm.History);
    }

    [Fact]
    public async Task A_socket_that_is_cut_between_prompts_is_opened_again_by_the_next()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        world.Socket.Cut();

        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ScriptedSocket second = await (await world.Network.AcceptAsync()).AcceptAsync();
        ClientFrame frame = await second.ReadAsync<ClientFrame>();
        if (frame is ClientFrame.StreamResume resume)
        {
            // The cut was found after the prompt was sent: nobody knows it.
            await second.SendAsync(resume.Id, new HostMessage.HostError(HostErrorCode.ResumeUnavailable, "Unknown."));
            frame = await second.ReadAsync<ClientFrame.Inference>();
        }

        await second.SendEndAsync(frame.Id, 0);
        Assert.Equal(StreamFinishReason.Stop, (await answer).Summary.FinishReason);
        Assert.Equal(LlmSessionState.Open, world.Llm.State);
    }

    [Fact]
    public async Task An_answer_whose_rest_is_lost_fails_and_says_what_could_be_had()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        await LoseAsync(world, received: 5, oldest: 9);

        ResumeUnavailableException lost = await Assert.ThrowsAsync<ResumeUnavailableException>(() => answer);
        Assert.Equal((5, (int?)9, 5), (lost.NextIndex, lost.Oldest, lost.ReceivedTokens));
    }

    [Fact]
    public async Task It_goes_on_as_another_answer_where_the_caller_wants_that()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count", new PromptOptions { ContinuePartial = true, MaxTokens = 30 });
        ScriptedSocket second = await LoseAsync(world, received: 5, oldest: null);
        ClientFrame.Inference again = await second.ReadAsync<ClientFrame.Inference>();
        await second.SendAsync(again.Id, new StreamChunk("five", 0, 1));
        await second.SendAsync(again.Id, new HostMessage.StreamEnd("interrupted", null, 1, null));
        ClientFrame.Inference third = await second.ReadAsync<ClientFrame.Inference>();
        await second.SendAsync(third.Id, new StreamChunk(" six", 0, 1));
        await second.SendEndAsync(third.Id, 1);

        Assert.Equal(ScriptedSocket.TextOf(0, 5) + "five six", await stream.ReadTextAsync());
        StreamSummary summary = await stream.Completion;
        Assert.Equal((7, 2, StreamFinishReason.Stop), (summary.Tokens, summary.Metrics.Continuations, summary.FinishReason));
        Assert.NotEqual(stream.RequestId, again.Id);
        Assert.Equal((25, 24), (again.Request.MaxTokens, third.Request.MaxTokens));
        Assert.Equal([new("user", "Count"), new("assistant", ScriptedSocket.TextOf(0, 5))], again.Request.Context);
    }

    [Fact]
    public async Task An_answer_that_a_crash_of_the_host_ended_is_no_whole_answer()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 4);
        await world.Socket.SendAsync(asked.Id, new HostMessage.StreamEnd("interrupted", null, 4, null));

        Assert.Equal(4, (await Assert.ThrowsAsync<ResumeUnavailableException>(() => answer)).NextIndex);
    }

    private static async Task<ScriptedSocket> LoseAsync(ScriptedWorld world, int received, int? oldest)
    {
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, received);
        await world.Socket.SendTokensAsync(asked.Id, received + 1, 1);
        ScriptedSocket second = await (await world.Network.AcceptAsync()).AcceptAsync();
        ClientFrame.StreamResume resume = await second.ReadAsync<ClientFrame.StreamResume>();
        await second.SendAsync(resume.Id, new HostMessage.HostError(HostErrorCode.ResumeUnavailable, "Not kept.", Oldest: oldest));
        return second;
    }
}
