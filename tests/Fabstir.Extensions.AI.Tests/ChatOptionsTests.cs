using System.Reflection;
using Microsoft.Extensions.AI;

namespace Fabstir.Extensions.AI.Tests;

/// <summary>Every option is honoured or refused: one that a later version of the abstractions adds makes these tests fail.</summary>
public sealed class ChatOptionsTests
{
    private static readonly string[] Honoured =
    [
        nameof(ChatOptions.Instructions), nameof(ChatOptions.MaxOutputTokens), nameof(ChatOptions.ModelId), nameof(ChatOptions.StopSequences),
        nameof(ChatOptions.Temperature), nameof(ChatOptions.TopP),
    ];

    public static TheoryData<string> Refused =>
    [
        .. typeof(ChatOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanWrite && !Honoured.Contains(property.Name))
            .Select(static property => property.Name),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_option_that_no_host_honours_is_refused_before_anything_is_opened(string option)
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, new SessionPoolOptions { Model = world.Model, MaxSpend = 2m });
        ChatOptions options = new();
        typeof(ChatOptions).GetProperty(option)!.SetValue(options, SampleOf(option));

        UnsupportedChatException refused = await Assert.ThrowsAsync<UnsupportedChatException>(() => chat.GetResponseAsync("Hello", options, Cancellation));

        Assert.Equal(($"ChatOptions.{option}", FabstirErrorCode.NotImplemented), (refused.Feature, refused.Code));
        Assert.Empty(chat.Pool.Sessions);
    }

    [Fact]
    public async Task Options_that_hosts_take_are_passed_on()
    {
        MockMarketplace world = new(new MockOptions { Answer = static _ => "one two three four" });
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, new SessionPoolOptions { Model = world.Model, MaxSpend = 2m });

        ChatResponse two = await chat.GetResponseAsync("Count", new ChatOptions { MaxOutputTokens = 2 }, Cancellation);
        ChatResponse stopped = await chat.GetResponseAsync(
            "Count",
            new ChatOptions { StopSequences = ["three"], Temperature = 0.7f, TopP = 0.9f, Instructions = "Count.", ResponseFormat = ChatResponseFormat.Text, ToolMode = ChatToolMode.Auto },
            Cancellation);

        Assert.Equal(("one two ", ChatFinishReason.Length), (two.Text, two.FinishReason));
        Assert.Equal(("one two ", ChatFinishReason.Stop), (stopped.Text, stopped.FinishReason));
    }

    [Fact]
    public async Task The_model_may_be_named_as_people_and_contracts_call_it_and_another_is_refused()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        await using FabstirChatClient chat = new(client, new SessionPoolOptions { Model = world.Model, MaxSpend = 2m });

        await chat.GetResponseAsync("Hello", new ChatOptions { ModelId = world.Model.ToString() }, Cancellation);
        await chat.GetResponseAsync("Hello", new ChatOptions { ModelId = "CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf" }, Cancellation);

        Assert.Equal(
            "ChatOptions.ModelId",
            (await Assert.ThrowsAsync<UnsupportedChatException>(() => chat.GetResponseAsync("Hello", new ChatOptions { ModelId = "gpt-4" }, Cancellation))).Feature);
    }

    private static object SampleOf(string option) => option switch
    {
        nameof(ChatOptions.Tools) => (IList<AITool>)[AIFunctionFactory.Create(static () => 1, "one")],
        nameof(ChatOptions.ToolMode) => ChatToolMode.RequireAny,
        nameof(ChatOptions.ResponseFormat) => ChatResponseFormat.Json,
        nameof(ChatOptions.AdditionalProperties) => new AdditionalPropertiesDictionary { ["x"] = 1 },
        nameof(ChatOptions.RawRepresentationFactory) => (Func<IChatClient, object?>)(static _ => null),
        nameof(ChatOptions.ConversationId) => "c1",
        nameof(ChatOptions.Seed) => 7L,
        nameof(ChatOptions.TopK) => 40,
        nameof(ChatOptions.FrequencyPenalty) or nameof(ChatOptions.PresencePenalty) => 0.5f,
#pragma warning disable MEAI001 // Experimental options are refused, too.
        nameof(ChatOptions.ContinuationToken) => ResponseContinuationToken.FromBytes(new byte[] { 1 }),
#pragma warning restore MEAI001
        nameof(ChatOptions.Reasoning) => new ReasoningOptions(),
        _ => true,
    };
}
