namespace Fabstir.Sdk.Tests.Inference;

/// <summary>The facet of a client, in memory.</summary>
public sealed class InferenceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prompt_is_answered_in_a_session_that_is_opened_for_it()
    {
        MockMarketplace world = new(new MockOptions { Answer = static prompt => $"{prompt} it is" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        string text = "";

        InferenceStream stream = client.Inference.StreamAsync("So", new SessionPoolOptions { Model = world.Model, MaxSpend = 2m }, cancellationToken: Cancellation);
        await foreach (TokenChunk chunk in stream)
        {
            text += chunk.Text;
        }

        // Equal options are the same pool.
        Completion again = await client.Inference.CompleteAsync("Thus", new SessionPoolOptions { Model = world.Model, MaxSpend = 2m }, cancellationToken: Cancellation);
        Completion other = await client.Inference.CompleteAsync("Hence", new SessionPoolOptions { Model = world.Model, MaxSpend = 3m }, cancellationToken: Cancellation);
        IReadOnlyList<SessionEnding> endings = await client.Inference.EndAsync(cancellationToken: Cancellation);

        Assert.Equal(("So it is", "Thus it is", "Hence it is"), (text, again.Text, other.Text));
        Assert.Equal((3, world.Host), ((await stream.Completion).Tokens, stream.Session!.Identity.Host));
        Assert.Equal(2, endings.Count);
        Assert.All(endings, static ending => Assert.Equal(100u, ending.Settlement!.Tokens));
    }

    [Fact]
    public async Task Context_is_given_with_each_prompt_and_kept_nowhere()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        SessionPoolOptions options = new() { Model = world.Model, MaxSpend = 2m };

        Completion answer = await client.Inference.CompleteAsync(
            "And?", options, new PromptOptions { Context = [new ChatTurn(ChatTurnRole.User, "Hello"), new ChatTurn(ChatTurnRole.Assistant, "Good morning")], MaxTokens = 3 }, Cancellation);

        Assert.Equal(3, answer.Summary.Tokens);
    }

    [Fact]
    public async Task A_client_that_only_reads_is_told_so_when_it_asks()
    {
        await using FabstirClient client = FabstirClient.Create(new FabstirOptions { RpcUrl = new Uri("http://127.0.0.1:1") });
        SessionPoolOptions options = new() { Model = ModelId.Of("a/b", "c"), MaxSpend = 2m };

        await Assert.ThrowsAnyAsync<FabstirException>(() => client.Inference.CompleteAsync("Hello", options, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Disposing_the_client_sends_nothing()
    {
        MockMarketplace world = new();
        await using (FabstirClient client = FabstirClient.CreateMock(world))
        {
            await client.Inference.CompleteAsync("Hello", new SessionPoolOptions { Model = world.Model, MaxSpend = 2m }, cancellationToken: Cancellation);
        }

        await using FabstirClient next = FabstirClient.CreateMock(world);
        await using FabstirSession session = await next.Sessions.AttachAsync(1, Cancellation);
        Assert.Equal(SessionStatus.Active, (await session.GetStateAsync(Cancellation)).Status);
    }
}
