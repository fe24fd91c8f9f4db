using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Answers that nobody wants any more, at each stage.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_cancelled_answer_is_drained_and_its_tokens_are_counted_and_not_read()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);
        await world.Socket.SendTokensAsync(asked.Id, 0, 5);
        string text = await reader.ReadSomeAsync(5);

        Task leaving = reader.DisposeAsync().AsTask();
        ClientFrame.StreamCancel cancel = await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendTokensAsync(asked.Id, 5, 3);
        Assert.False(leaving.IsCompleted);
        await world.Socket.SendEndAsync(asked.Id, 8, "cancelled");
        await leaving;

        StreamSummary summary = await stream.Completion;
        Assert.Equal((asked.Id, StreamFinishReason.Cancelled, 8), (cancel.Id, summary.FinishReason, summary.Tokens));
        Assert.Equal((ScriptedSocket.TextOf(0, 5), (Abi.UInt256)8), (text, world.Session.ReceivedTokens));
        Assert.Equal(text, world.Llm.History[1].Text);
    }

    [Fact]
    public async Task A_cancelled_token_ends_the_reading_at_once()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        using CancellationTokenSource cancelling = new();
        TokenStream stream = world.Llm.StreamAsync("Count", cancellationToken: cancelling.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        Task<string> reading = stream.ReadTextAsync();

        await cancelling.CancelAsync();
        await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendEndAsync(asked.Id, 0, "cancelled");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(StreamFinishReason.Cancelled, (await stream.Completion).FinishReason);
    }

    [Fact]
    public async Task A_host_that_goes_on_after_three_seconds_loses_its_socket_and_the_next_prompt_gets_another()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        Task cancelling = stream.CancelAsync().AsTask();
        await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 3);
        await world.Time.RunAsync(cancelling);

        Task<Completion> next = world.Llm.CompleteAsync("Next", cancellationToken: Test.Token);
        ScriptedSocket second = await (await world.Network.AcceptAsync()).AcceptAsync();
        ClientFrame.Inference again = await second.ReadAsync<ClientFrame.Inference>();
        await second.SendAsync(again.Id, new HostMessage.HostError(HostErrorCode.Busy, "One at a time.", TimeSpan.FromSeconds(1)));
        Task<ClientFrame.Inference> retried = second.ReadAsync<ClientFrame.Inference>();
        await world.Time.RunAsync(retried);
        await second.SendTokensAsync(asked.Id, 3, 3);
        await second.SendAsync(again.Id, new StreamChunk("Yes", 0, 1));
        await second.SendEndAsync(again.Id, 1);

        Assert.Equal("Yes", (await next).Text);
        Assert.Equal(3, (await next).Summary.Metrics.DroppedFrames);
    }

    [Fact]
    public async Task A_prompt_that_is_cancelled_in_line_is_never_sent()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream first = world.Ask("First");
        TokenStream second = world.Ask("Second");
        TokenStream third = world.Ask("Third");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        await second.CancelAsync();
        Assert.Equal((StreamFinishReason.Cancelled, 0), ((await second.Completion).FinishReason, (await second.Completion).Tokens));
        Assert.False(third.Completion.IsCompleted);
        await world.Socket.SendEndAsync(asked.Id, 0);
        await first.Completion;

        ClientFrame.Inference next = await world.Socket.ReadAsync<ClientFrame.Inference>();
        Assert.Equal("Third", next.Request.Prompt);
        await world.Socket.SendEndAsync(next.Id, 0);
        await third.Completion;
    }

    [Fact]
    public async Task A_prompt_that_is_cancelled_while_the_socket_is_opened_again_ends_there()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        await world.Socket.ReadAsync<ClientFrame.Inference>();
        world.Socket.Cut();
        ScriptedSocket silent = await world.Network.AcceptAsync();
        await silent.GreetAsync();

        await world.Time.RunAsync(stream.CancelAsync().AsTask());

        Assert.Equal(StreamFinishReason.Cancelled, (await stream.Completion).FinishReason);
    }

    [Fact]
    public async Task Disposing_the_session_cancels_what_is_answered_and_refuses_more()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        TokenStream waiting = world.Ask("Wait");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        Task disposing = world.Llm.DisposeAsync().AsTask();
        await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendEndAsync(asked.Id, 0, "cancelled");
        Assert.Null(await world.Socket.ReadAsync() is ClientFrame.StreamAck ? await world.Socket.ReadAsync() : null);
        await world.Socket.CloseAsync();
        await disposing;

        Assert.Equal(StreamFinishReason.Cancelled, (await stream.Completion).FinishReason);
        Assert.Equal(StreamFinishReason.Cancelled, (await waiting.Completion).FinishReason);
        Assert.Equal(LlmSessionState.Closed, world.Llm.State);
        Assert.Throws<ObjectDisposedException>(() => world.Ask("More"));
    }

    [Theory]
    [InlineData("END", "before EN END after", "before EN ")]
    [InlineData("\n\n", "one\ntwo\n\nthree", "one\ntwo")]
    [InlineData("aab", "aaab rest", "a")]
    [InlineData("zz", "nothing here z", "nothing here z")]
    public async Task Stop_sequences_are_cut_wherever_the_pieces_break(string stop, string answer, string expected)
    {
        for (int size = 1; size <= answer.Length; size++)
        {
            await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
            TokenStream stream = world.Ask("Go", new PromptOptions { StopSequences = ["never", stop] });
            ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
            int index = 0;
            foreach (char[] piece in answer.Chunk(size))
            {
                await world.Socket.SendAsync(asked.Id, new StreamChunk(new string(piece), index++, 1));
            }

            await world.Socket.SendEndAsync(asked.Id, index);
            Assert.Equal(expected, await stream.ReadTextAsync());
            Assert.Equal(StreamFinishReason.Stop, (await stream.Completion).FinishReason);
        }
    }
}
