using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Hosts that say nothing, and readers that read nothing.</summary>
public sealed class TimeoutTests
{
    [Fact]
    public async Task A_host_without_a_first_token_is_given_up_after_180_seconds()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        world.Time.Advance(TimeSpan.FromSeconds(179));
        Assert.False(stream.Completion.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("timeout", (await world.Socket.ReadAsync<ClientFrame.StreamCancel>()).Reason);
        await world.Socket.SendEndAsync(asked.Id, 0, "cancelled");

        TokenTimeoutException late = await Assert.ThrowsAsync<TokenTimeoutException>(() => stream.Completion);
        Assert.Equal((FabstirErrorCode.InferenceTimeout, 0, TimeSpan.FromSeconds(180)), (late.Code, late.Index, late.Limit));
    }

    [Fact]
    public async Task A_host_that_stops_is_given_up_after_60_seconds_from_its_last_token()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count");
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);

        for (int index = 0; index < 5; index++)
        {
            await world.Socket.SendTokensAsync(asked.Id, index, 1);
            await reader.ReadSomeAsync(1);
            world.Time.Advance(TimeSpan.FromSeconds(50));
        }

        Assert.False(stream.Completion.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(12));
        await world.Time.RunAsync(Assert.ThrowsAsync<TokenTimeoutException>(async () => await reader.MoveNextAsync()));
    }

    [Fact]
    public async Task A_reader_that_reads_nothing_does_not_count_as_a_host_that_sends_nothing()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count", new PromptOptions { MaxTokens = 1_000 });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 1_000);
        await world.Socket.SendEndAsync(asked.Id, 1_000);

        StreamSummary summary = await stream.Completion;
        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1_000, summary.Metrics.UnreadChunks);
        Assert.Equal(ScriptedSocket.TextOf(0, 1_000), await stream.ReadTextAsync());
    }

    [Fact]
    public async Task A_host_waits_while_the_reader_is_two_megabytes_behind()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Long", new PromptOptions { MaxTokens = 1_000 });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        string piece = new('x', 100_000);
        for (int index = 0; index < 12; index++)
        {
            await world.Socket.SendAsync(asked.Id, new StreamChunk(piece, index, 1));
        }

        Assert.Equal(0, (await NextCreditAsync(world.Socket)).Tokens);
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.False(stream.Completion.IsCompleted);

        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Test.Token);
        await reader.ReadSomeAsync(12);
        Assert.Equal(StreamProtocol.WindowTokens, (await NextCreditAsync(world.Socket)).Tokens);
        await world.Socket.SendEndAsync(asked.Id, 12);
        Assert.False(await reader.MoveNextAsync());
    }

    [Fact]
    public async Task A_host_that_does_not_wait_is_cancelled_when_four_megabytes_are_full()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsBaseAsync(new LlmSessionOptions { AllowUnauthenticatedHost = true });
        TokenStream stream = world.Ask("Long", new PromptOptions { MaxTokens = 1_000 });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        string text = $$"""{"type":"stream_chunk","content":"{{new string('x', 200_000)}}","tokens":1,"id":"{{asked.Id}}"}""";
        for (int index = 0; index < 12; index++)
        {
            await world.Socket.SendTextAsync(text);
        }

        await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendEndAsync(asked.Id, 12, "cancelled");

        Assert.Equal(FabstirErrorCode.StreamRateLimited, (await Assert.ThrowsAsync<StreamException>(() => stream.Completion)).Code);
    }

    [Fact]
    public async Task A_host_that_sends_more_than_was_asked_for_is_cancelled()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        TokenStream stream = world.Ask("Count", new PromptOptions { MaxTokens = 10 });
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, 12);
        await world.Socket.ReadAsync<ClientFrame.StreamCancel>();
        await world.Socket.SendEndAsync(asked.Id, 12, "cancelled");

        Assert.Equal(ScriptedSocket.TextOf(0, 10), await stream.ReadTextAsync());
        Assert.Equal((StreamFinishReason.Length, 10), ((await stream.Completion).FinishReason, (await stream.Completion).Tokens));
        Assert.Equal((Abi.UInt256)10, world.Session.ReceivedTokens);
    }

    private static async Task<ClientFrame.StreamCredit> NextCreditAsync(ScriptedSocket socket)
    {
        while (true)
        {
            if (await socket.ReadAsync() is ClientFrame.StreamCredit credit)
            {
                return credit;
            }
        }
    }
}
