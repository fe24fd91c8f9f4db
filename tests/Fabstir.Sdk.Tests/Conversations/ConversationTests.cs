namespace Fabstir.Sdk.Tests.Conversations;

/// <summary>The facet, over files and in memory.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-conversations-").FullName;

    public static TheoryData<bool> Stores => [false, true];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_conversation_is_saved_listed_loaded_continued_and_deleted(bool inFiles)
    {
        await using FabstirClient client = CreateClient(inFiles);

        Conversation saved = await client.Conversations.SaveAsync(SampleConversation.Create(), Cancellation);
        Conversation again = await client.Conversations.SaveAsync(saved with { Turns = [.. saved.Turns, saved.Turns[1]] }, Cancellation);
        ConversationSummary summary = Assert.Single(await ListAsync(client));
        Conversation? loaded = await client.Conversations.LoadAsync(saved.Id, Cancellation);

        Assert.Equal((saved.Id, 5, again.Totals), (summary.Id, summary.TurnCount, summary.Totals));
        SampleConversation.AssertSame(again, loaded);
        Assert.Equal((2L, saved.CreatedAt), (loaded!.Revision, loaded.CreatedAt));
        Assert.True(loaded.UpdatedAt >= loaded.CreatedAt && loaded.CreatedAt > DateTimeOffset.UnixEpoch);
        await Assert.ThrowsAsync<ConversationConflictException>(() => client.Conversations.SaveAsync(saved, Cancellation));
        Assert.True(await client.Conversations.DeleteAsync(saved.Id, Cancellation));
        Assert.Null(await client.Conversations.LoadAsync(saved.Id, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Many_add_to_one_conversation_at_once_and_nothing_is_lost(bool inFiles)
    {
        // Two clients of one folder are to each other what two processes are.
        MemoryConversationStore memory = new();
        await using FabstirClient first = CreateClient(inFiles, memory);
        await using FabstirClient second = CreateClient(inFiles, memory);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Conversations.AppendAsync(
            "shared", [new ConversationTurn(ChatTurnRole.User, $"{i}", DateTimeOffset.UnixEpoch, 1)], Cancellation)));

        Conversation stored = (await first.Conversations.LoadAsync("shared", Cancellation))!;
        Assert.Equal(Enumerable.Range(0, 40), stored.Turns.Select(static turn => int.Parse(turn.Text, null)).Order());
        Assert.Equal((40L, (ulong)40), (stored.Revision, (ulong)stored.Totals.Tokens));
    }

    [Fact]
    public async Task A_client_that_only_reads_keeps_conversations_too()
    {
        FabstirOptions options = new() { RpcUrl = new Uri("http://127.0.0.1:1"), ConversationFolder = _folder };
        await using FabstirClient client = FabstirClient.Create(options);

        await client.Conversations.SaveAsync(SampleConversation.Create(), Cancellation);

        Assert.Single(Directory.GetFiles(_folder, "*.conversation"));
    }

    [Fact]
    public void What_was_said_is_in_no_text_of_it() =>
        Assert.DoesNotContain("Rayleigh", $"{SampleConversation.Create()}", StringComparison.Ordinal);

    private FabstirClient CreateClient(bool inFiles, MemoryConversationStore? memory = null) => FabstirClient.CreateMock(
        options: new FabstirOptions { ConversationStore = inFiles ? new FileConversationStore(_folder) : memory ?? new MemoryConversationStore() });

    private static async Task<List<ConversationSummary>> ListAsync(FabstirClient client)
    {
        List<ConversationSummary> all = [];
        await foreach (ConversationSummary summary in client.Conversations.ListAsync(Cancellation))
        {
            all.Add(summary);
        }

        return all;
    }
}
