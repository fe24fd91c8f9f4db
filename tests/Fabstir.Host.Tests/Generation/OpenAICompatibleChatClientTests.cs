using System.Text.Json;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.AI;

namespace Fabstir.Host.Tests.Generation;

public sealed class OpenAICompatibleChatClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_finish_reason_and_usage_come_from_the_events_of_the_endpoint()
    {
        await using CompletionServer server = await CompletionServer.StartAsync(
            CompletionServer.Delta("Hé"), CompletionServer.Delta("llo\n"), CompletionServer.End("length"), CompletionServer.Usage(11, 2));
        using OpenAICompatibleChatClient client = new(server.Endpoint, "tiny");

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], cancellationToken: Cancellation))
        {
            updates.Add(update);
        }

        Assert.Equal(["Hé", "llo\n"], updates.Select(update => update.Text).Where(text => text.Length > 0));
        Assert.Equal(ChatFinishReason.Length, Assert.Single(updates, update => update.FinishReason is not null).FinishReason);
        UsageDetails usage = Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>()).Details;
        Assert.Equal((11, 2), (usage.InputTokenCount, usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_request_has_what_endpoints_of_all_makers_understand()
    {
        await using CompletionServer server = await CompletionServer.StartAsync(CompletionServer.Delta("x"), CompletionServer.End("stop"));
        using OpenAICompatibleChatClient client = new(server.Endpoint, "tiny", "secret");
        ChatMessage[] messages = [new(ChatRole.System, "be brief"), new(ChatRole.User, "hi"), new(ChatRole.Assistant, "hello"), new(ChatRole.User, "and now?")];

        ChatResponse response = await client.GetResponseAsync(
            messages, new ChatOptions { MaxOutputTokens = 50, Temperature = 0.25f, TopP = 0.5f, StopSequences = ["###"] }, Cancellation);

        JsonElement request = server.Request;
        Assert.Equal("x", response.Text);
        Assert.Equal("Bearer secret", server.Authorization);
        Assert.Equal("tiny", request.Text("model"));
        Assert.True(request.GetProperty("stream").GetBoolean());
        Assert.True(request.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.Equal(50, request.Number("max_tokens"));
        Assert.False(request.TryGetProperty("max_completion_tokens", out _));
        Assert.Equal(0.25, request.GetProperty("temperature").GetDouble());
        Assert.Equal(0.5, request.GetProperty("top_p").GetDouble());
        Assert.Equal(["###"], request.GetProperty("stop").EnumerateArray().Select(stop => stop.GetString()));
        Assert.Equal(
            ["system be brief", "user hi", "assistant hello", "user and now?"],
            request.GetProperty("messages").EnumerateArray().Select(message => $"{message.Text("role")} {TextOf(message.GetProperty("content"))}"));
    }

    [Fact]
    public void It_says_what_it_is_and_keeps_its_key()
    {
        using OpenAICompatibleChatClient client = new(new Uri("http://127.0.0.1:9/v1"), "tiny", "secret");

        Assert.Equal("tiny", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Same(client, client.GetService<IChatClient>());
        Assert.Null(client.GetService(typeof(IChatClient), "key"));
        Assert.DoesNotContain("secret", client.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new OpenAICompatibleChatClient(new Uri("ftp://host/v1"), "tiny"));
    }

    [Fact]
    public async Task A_host_serves_sessions_with_it()
    {
        await using CompletionServer server = await CompletionServer.StartAsync(
            CompletionServer.Delta("a"), CompletionServer.Delta("b"), CompletionServer.Delta("c"), CompletionServer.End("stop"), CompletionServer.Usage(5, 2));
        await using WebHost host = await WebHost.StartOpenAsync(options =>
        {
            options.Models.Clear();
            options.Models.Add(new ServedModel(ModelSpec.Parse(WebHost.Model), _ => new OpenAICompatibleChatClient(server.Endpoint, "tiny")));
        });
        MemorySession session = host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await socket.SendAsync(Frames.Inference("hi", "q", maxTokens: 9));
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");

        Assert.Equal("abc", frames.Answer());
        Assert.Equal(9, server.Request.Number("max_tokens"));
        // The model counts fewer tokens than there were pieces: the bill goes down.
        Assert.Equal(2, frames[^1].Number("tokens_used"));
        Assert.Equal(5, frames[^1].GetProperty("usage").Number("prompt_tokens"));
        Assert.Equal(2, Assert.Single(session.Prompts).Billed);
    }

    private static string? TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString() : string.Concat(content.EnumerateArray().Select(part => part.Text("text")));
}
