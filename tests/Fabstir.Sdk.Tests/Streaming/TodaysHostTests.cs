using Fabstir.Ethereum.Tests;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>A session on a chain with a host in Node.js that speaks exactly what hosts speak today.</summary>
public sealed class TodaysHostTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly LlmSessionOptions Options = new() { AllowUnauthenticatedHost = true };

    [Fact]
    public async Task A_session_is_served_and_settled_by_what_it_received()
    {
        await using TodaysHost host = await TodaysHost.StartAsync(market.Devnet, market.Devnet.Model.FileName, tokens: 300);
        await using FabstirSession session = await market.StartAsync();
        await using LlmSession llm = await session.OpenStreamAsync(Options with { HostUrl = host.Url }, Test.Token);

        // The contract believes no claim of more tokens than a host can make in the time since the last.
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(10), Test.Token);

        Completion answer = await llm.CompleteAsync("Count", new PromptOptions { MaxTokens = 2_000 }, Test.Token);
        Completion second = await llm.CompleteAsync("Again", new PromptOptions { MaxTokens = 7 }, Test.Token);
        await using (IAsyncEnumerator<TokenChunk> reader = llm.StreamAsync("Stop", new PromptOptions { MaxTokens = 2_000 }, Test.Token).GetAsyncEnumerator(Test.Token))
        {
            Assert.Equal(" word0 word1", await reader.ReadSomeAsync(2));
        }

        long received = llm.Usage.ReceivedTokens;
        await llm.DisposeAsync();
        long claimed = 0;
        while (claimed < received)
        {
            claimed += (await host.NextAsync()).GetProperty("claimed").GetInt64();
        }

        SessionEnding ending = await session.EndAsync(cancellationToken: Test.Token);

        Assert.Equal((300, 7), (answer.Summary.Tokens, second.Summary.Tokens));
        Assert.Equal((Abi.UInt256)(ulong)claimed, ending.Settlement!.Tokens);

        // The last claim has at least a hundred tokens.
        Assert.InRange(claimed, received, received + 99);
        Assert.StartsWith(" word0 word1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_another_model_and_one_that_cannot_prove_itself_are_refused()
    {
        await using TodaysHost host = await TodaysHost.StartAsync(market.Devnet, "another-model", tokens: 1);
        await using FabstirSession session = await market.StartAsync();

        StreamException other = await Assert.ThrowsAsync<StreamException>(() => session.OpenStreamAsync(Options with { HostUrl = host.Url }, Test.Token));
        Assert.Equal(FabstirErrorCode.ModelNotAvailable, other.Code);
        await Assert.ThrowsAsync<HostNotVerifiedException>(() => session.OpenStreamAsync(new LlmSessionOptions { HostUrl = host.Url }, Test.Token));
    }
}
