using Fabstir.Abi;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Fabstir.Extensions.AI.Tests;

public sealed class ChatClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_is_answered_and_the_last_update_has_usage_and_cost()
    {
        MockMarketplace world = new(new MockOptions { Answer = static prompt => $"{prompt} is blue" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));
        List<ChatResponseUpdate> updates = [];

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("The sky", cancellationToken: Cancellation))
        {
            updates.Add(update);
        }

        ChatResponseUpdate last = updates[^1];
        Assert.Equal("The sky is blue", string.Concat(updates.Select(static update => update.Text)));
        Assert.Equal(5, updates.Count);
        Assert.All(updates, update => Assert.Equal((ChatRole.Assistant, updates[0].ResponseId, world.Model.ToString()), (update.Role, update.ResponseId, update.ModelId)));
        UsageDetails usage = Assert.IsType<UsageContent>(Assert.Single(last.Contents)).Details;
        Assert.Equal((2L, 4L, 6L, ChatFinishReason.Stop), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, last.FinishReason));
        Assert.Equal(0.00002m, Assert.IsType<TokenAmount>(last.AdditionalProperties![ChatCost.Cost]).ToDecimal());
        Assert.Equal(world.Host, Assert.IsType<SessionIdentity>(last.AdditionalProperties[ChatCost.Session]).Host);
        Assert.False(last.AdditionalProperties.ContainsKey(ChatCost.Failovers));
        SessionEnding ending = Assert.Single(await chat.EndAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)100, ending.Settlement!.Tokens);
    }

    [Fact]
    public async Task A_whole_response_has_the_same()
    {
        MockMarketplace world = new(new MockOptions { Answer = static prompt => $"{prompt} is blue" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));

        ChatResponse response = await chat.GetResponseAsync("The sky", cancellationToken: Cancellation);

        Assert.Equal(("The sky is blue", 4L, ChatFinishReason.Stop), (response.Text, response.Usage!.OutputTokenCount, response.FinishReason));
        Assert.IsType<TokenAmount>(response.AdditionalProperties![ChatCost.Cost]);
        Assert.Single(response.Messages);
    }

    [Fact]
    public async Task Roles_become_context_and_the_caller_s_messages_stay_as_they_are()
    {
        MockMarketplace world = new(new MockOptions { Answer = static prompt => $"You asked {prompt}" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "Answer in one sentence."),
            new(ChatRole.User, "Hello"),
            new(ChatRole.Assistant, [new TextReasoningContent("Hm."), new TextContent("Good "), new TextContent("morning"), new UsageContent(new UsageDetails())]),
            new(ChatRole.User, "Why?"),
        ];

        ChatRequest request = ChatRequest.Of(messages, new ChatOptions { Instructions = "Be kind." }, world.Model);
        ChatResponse response = await chat.GetResponseAsync(messages, cancellationToken: Cancellation);

        Assert.Equal("Why?", request.Prompt);
        Assert.Equal(
            [
                new ChatTurn(ChatTurnRole.System, "Be kind."), new ChatTurn(ChatTurnRole.System, "Answer in one sentence."), new ChatTurn(ChatTurnRole.User, "Hello"),
                new ChatTurn(ChatTurnRole.Assistant, "Good morning"),
            ],
            request.Options.Context);
        Assert.Equal("You asked Why?", response.Text);
        Assert.Equal([1, 1, 4, 1], messages.Select(static message => message.Contents.Count));
        messages.AddMessages(response);
        messages.Add(new ChatMessage(ChatRole.User, "And then?"));
        Assert.Equal("You asked And then?", (await chat.GetResponseAsync(messages, cancellationToken: Cancellation)).Text);
    }

    public static TheoryData<ChatMessage[], FabstirErrorCode> Unanswerable => new()
    {
        { [], FabstirErrorCode.InvalidPrompt },
        { [new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Hello")], FabstirErrorCode.InvalidPrompt },
        { [new(ChatRole.User, " ")], FabstirErrorCode.InvalidPrompt },
        { [new(ChatRole.User, new string('x', 300_000))], FabstirErrorCode.InvalidPrompt },
        { [new(ChatRole.Tool, "Hello"), new(ChatRole.User, "Hello")], FabstirErrorCode.NotImplemented },
        { [new(ChatRole.User, [new TextContent("What is this?"), new DataContent(new byte[] { 1 }, "image/png")])], FabstirErrorCode.NotImplemented },
        { [new(ChatRole.Assistant, [new FunctionCallContent("1", "one")]), new(ChatRole.User, "Hello")], FabstirErrorCode.NotImplemented },
    };

    [Theory]
    [MemberData(nameof(Unanswerable))]
    public async Task What_no_host_can_answer_is_refused_before_anything_is_opened(ChatMessage[] messages, FabstirErrorCode code)
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));

        FabstirException refused = await Assert.ThrowsAnyAsync<FabstirException>(() => chat.GetResponseAsync(messages, cancellationToken: Cancellation));

        Assert.Equal(code, refused.Code);
        Assert.Empty(chat.Pool.Sessions);
    }

    [Fact]
    public async Task Requests_at_once_share_as_many_sessions_as_the_pool_has()
    {
        MockMarketplace world = new(new MockOptions { Answer = static prompt => prompt });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world) with { Size = 3, MaxSpend = 3m });

        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => chat.GetResponseAsync($"prompt {i}", cancellationToken: Cancellation)));

        Assert.Equal(Enumerable.Range(0, 12).Select(static i => $"prompt {i}"), responses.Select(static response => response.Text));
        Assert.InRange(chat.Pool.Usage.OpenSessions, 1, 3);
        Assert.Equal(24, chat.Pool.Usage.ReceivedTokens);
    }

    [Fact]
    public async Task A_reader_who_stops_leaves_the_session_to_the_next()
    {
        MockMarketplace world = new(new MockOptions { Answer = static _ => string.Join(' ', Enumerable.Range(0, 5_000)) });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));

        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("Count", cancellationToken: Cancellation))
        {
            break;
        }

        using CancellationTokenSource cancelling = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("Count", new ChatOptions { MaxOutputTokens = 5_000 }, cancelling.Token))
            {
                await cancelling.CancelAsync();
            }
        });
        Assert.Equal("0 ", (await chat.GetResponseAsync("Count", new ChatOptions { MaxOutputTokens = 1 }, Cancellation)).Text);
        Assert.Equal(1, chat.Pool.Usage.OpenSessions);
    }

    [Fact]
    public async Task Nothing_is_spent_beyond_what_is_allowed()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world) with { MaxSpend = 0.3m });

        FabstirException refused = await Assert.ThrowsAsync<FabstirException>(() => chat.GetResponseAsync("Hello", cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.BudgetExceeded, refused.Code);
    }

    [Fact]
    public async Task It_gives_what_it_is_made_of()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, OptionsOf(world));

        Assert.Null(chat.GetService<FabstirSession>());
        await chat.GetResponseAsync("Hello", cancellationToken: Cancellation);

        Assert.Equal(("fabstir", world.Model.ToString()), chat.GetService<ChatClientMetadata>() is { } metadata ? (metadata.ProviderName, metadata.DefaultModelId) : default);
        Assert.Same(client, chat.GetService<FabstirClient>());
        Assert.Same(chat.Pool, chat.GetService<SessionPool>());
        Assert.Equal(world.Host, chat.GetService<FabstirSession>()!.Identity.Host);
        Assert.Same(chat, chat.GetService<IChatClient>());
        Assert.Null(chat.GetService(typeof(FabstirClient), "key"));
        Assert.Null(chat.GetService<string>());
    }

    [Fact]
    public async Task A_container_gives_one_chat_client_for_each_wallet()
    {
        MockMarketplace world = new();
        ServiceCollection services = new();
        services.AddSingleton(FabstirClient.CreateMock(world));
        services.AddKeyedSingleton("other", FabstirClient.CreateMock(world));
        services.AddFabstirChatClient(OptionsOf(world));
        services.AddKeyedFabstirChatClient("other", OptionsOf(world) with { MaxSpend = 3m });
        await using ServiceProvider provider = services.BuildServiceProvider();

        IChatClient chat = provider.GetRequiredService<IChatClient>();
        IChatClient other = provider.GetRequiredKeyedService<IChatClient>("other");

        Assert.Same(provider.GetRequiredService<FabstirChatClient>(), chat);
        Assert.NotSame(chat, other);
        Assert.NotEqual(chat.GetService<FabstirClient>(), other.GetService<FabstirClient>());
        Assert.Contains("Hello", (await chat.GetResponseAsync("Hello", cancellationToken: Cancellation)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_closes_and_sends_nothing()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        using (FabstirChatClient chat = new(client, OptionsOf(world)))
        {
            await chat.GetResponseAsync("Hello", cancellationToken: Cancellation);
        }

        await using FabstirSession session = await client.Sessions.AttachAsync(1, Cancellation);
        Assert.Equal(SessionStatus.Active, (await session.GetStateAsync(Cancellation)).Status);
    }

    private static SessionPoolOptions OptionsOf(MockMarketplace world) => new() { Model = world.Model, MaxSpend = 2m };
}
