using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Sessions in memory stream, too.</summary>
public sealed class MockStreamTests
{
    private static readonly SessionConfig Terms = new() { DepositAmount = 1m };

    [Fact]
    public async Task What_is_streamed_is_what_is_settled()
    {
        MockMarketplace world = new(new MockOptions { Answer = static _ => ScriptedSocket.TextOf(0, 700) });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirSession session = await client.Sessions.StartAsync(world.Model, world.Host, Terms, cancellationToken: Test.Token);
        await using LlmSession llm = await session.OpenStreamAsync(cancellationToken: Test.Token);

        string text = await llm.StreamAsync("Count", cancellationToken: Test.Token).ReadTextAsync();
        Completion second = await llm.CompleteAsync("Again", new PromptOptions { MaxTokens = 50 }, Test.Token);
        SessionEnding ending = await llm.EndAsync(cancellationToken: Test.Token);

        Assert.Equal(ScriptedSocket.TextOf(0, 700), text);
        Assert.Equal((StreamFinishReason.Length, ScriptedSocket.TextOf(0, 50)), (second.Summary.FinishReason, second.Text));
        Assert.Equal((Abi.UInt256)750, ending.Settlement!.Tokens);
        Assert.Equal(llm.Usage.Cost, ending.Settlement.Cost);
        Assert.Equal(LlmSessionState.Closed, llm.State);
    }

    [Fact]
    public async Task A_small_session_is_billed_the_smallest_claim_and_an_unused_one_nothing()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirSession small = await client.Sessions.StartAsync(world.Model, world.Host, Terms, cancellationToken: Test.Token);
        await using FabstirSession unused = await client.Sessions.StartAsync(world.Model, world.Host, Terms, cancellationToken: Test.Token);

        await using LlmSession llm = await small.OpenStreamAsync(cancellationToken: Test.Token);
        Completion answer = await llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        SessionEnding ending = await llm.EndAsync(cancellationToken: Test.Token);
        await (await unused.OpenStreamAsync(cancellationToken: Test.Token)).DisposeAsync();

        Assert.StartsWith("You said: Hello", answer.Text, StringComparison.Ordinal);
        Assert.Equal((Abi.UInt256)100, ending.Settlement!.Tokens);
        Assert.True((await unused.GetStateAsync(Test.Token)).ProvenTokens.IsZero);
    }
}
