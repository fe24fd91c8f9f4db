using System.Text;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Sdk.Tests.Inference;

/// <summary>The code of docs/inference.md is that of these tests, line by line; that of the IChatClient is in its own project.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Code_of_the_page_is_code_of_this_file()
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Sdk.Tests", "Inference", "DocumentationTests.cs"));
        string chat = WithoutIndent(Repository.Read("tests", "Fabstir.Extensions.AI.Tests", "DocumentationTests.cs"));
        string[] fences = Repository.Read("docs", "inference.md").Split("```csharp\n")[1..];

        Assert.Equal(5, fences.Length);
        Assert.All(fences, fence => Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here + chat, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_jobs_conversations_and_proofs_are_as_the_page_says()
    {
        MockMarketplace world = new(new MockOptions { Answer = static _ => "It scatters" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        world.Mint(world.Host, FabAmount.FromDecimal(1m));
        StringWriter output = new();

        Completion second = await AnswerAsync(client, world.Model, output);
        await SubmitAsync(client, world.Model, output);
        await KeepAsync(client, second, output);
        await using FabstirSession session = await client.Sessions.StartAsync(
            world.Model, world.Host, new SessionConfig { DepositAmount = 1m }, cancellationToken: TestContext.Current.CancellationToken);
        await using LlmSession llm = await session.OpenStreamAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty((await CheckAsync(client, llm)).Claims);
        Assert.Equal(
            ["It scattersIt scatters (2 tokens, 0.00001 USDC, Completed)", "2 turns, 2 tokens, 0.00001 USDC"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<Completion> AnswerAsync(FabstirClient client, ModelId model, StringWriter output)
    {
#pragma warning disable xUnit1051 // The page shows no cancellation.
        SessionPoolOptions pool = new() { Model = model, MaxSpend = 2m, Hosts = new HostRequirements { Region = "eu", MinStake = FabAmount.FromDecimal(1_000m) } };
        await foreach (TokenChunk chunk in client.Inference.StreamAsync("Why is the sky blue?", pool, new PromptOptions { MaxTokens = 200 }))
        {
            output.Write(chunk.Text);
        }

        Completion second = await client.Inference.CompleteAsync("And at night?", pool);
        IReadOnlyList<SessionEnding> endings = await client.Inference.EndAsync();
        Assert.Single(endings);
        return second;
    }

    private static async Task SubmitAsync(FabstirClient client, ModelId model, StringWriter output)
    {
        JobRequest request = new() { Model = model, Prompt = "Write a haiku about chains", MaxTokens = 100, MaxBudget = 1m };
        JobOptions options = new() { MaxHosts = 2, Retry = new JobRetryOptions { MaxRetries = 3 } };
        await using InferenceJob job = await client.Jobs.SubmitAsync(request, options);
        JobResult result = await job.Result;
        output.WriteLine($"{result.Text} ({result.Tokens} tokens, {result.Cost}, {job.Status})");
    }

    private static async Task KeepAsync(FabstirClient client, Completion second, StringWriter output)
    {
        await client.Conversations.AppendAsync(
            "support/4711",
            [
                new ConversationTurn(ChatTurnRole.User, "Why is the sky blue?", DateTimeOffset.UtcNow),
                new ConversationTurn(ChatTurnRole.Assistant, second.Text, DateTimeOffset.UtcNow, second.Summary.Tokens, second.Summary.Cost),
            ]);
        Conversation? conversation = await client.Conversations.LoadAsync("support/4711");
        output.WriteLine($"{conversation!.Turns.Count} turns, {conversation.Totals.Tokens} tokens, {conversation.Totals.Usdc}");
    }

    private static async Task<ProofReport> CheckAsync(FabstirClient client, LlmSession llm)
    {
        Transcript transcript = new();
        await foreach (TokenChunk chunk in llm.StreamAsync("Why is the sky blue?"))
        {
            transcript.Add(chunk.Text, chunk.Tokens);
        }

        ProofReport report = await client.Proofs.CheckAsync(llm.Session, transcript);
#pragma warning restore xUnit1051
        Assert.Equal((UInt256)2, report.Received);
        return report;
    }

    private static string WithoutIndent(string text)
    {
        StringBuilder lines = new();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }
}
