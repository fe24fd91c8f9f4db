using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAIChatMessage = OpenAI.Chat.ChatMessage;

namespace Fabstir.Host;

/// <summary>
/// A model behind any endpoint that speaks OpenAI's chat completions: llama.cpp, vLLM, Ollama, LM Studio, OpenAI itself. Streams text; thread-safe.
/// </summary>
/// <remarks>Asks the endpoint for its count of tokens, which comes with the last piece. Nothing of a request is logged, and the key is shown to nobody.</remarks>
public sealed class OpenAICompatibleChatClient : IChatClient
{
    // Servers at home want none, and the protocol has a place for one.
    private const string NoKey = "none";

    private readonly ChatClient _client;
    private readonly ChatClientMetadata _metadata;

    /// <summary>A model of an endpoint. Nothing is asked.</summary>
    /// <param name="endpoint">The base of its URLs, such as <c>http://127.0.0.1:8080/v1</c>.</param>
    /// <param name="model">What the endpoint calls the model.</param>
    /// <param name="apiKey">Its key; null where it wants none.</param>
    /// <param name="httpClient">Sends the requests; null for connections of the library's own. Not disposed.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is no absolute http or https URL, or <paramref name="model"/> is empty.</exception>
    public OpenAICompatibleChatClient(Uri endpoint, string model, string? apiKey = null, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw new ArgumentException("An endpoint is an absolute http or https URL.", nameof(endpoint));
        }

        OpenAIClientOptions options = new()
        {
            Endpoint = endpoint,
            // A model may think for minutes before its first token: whoever waits for it decides how long.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (httpClient is not null)
        {
            options.Transport = new HttpClientPipelineTransport(httpClient);
        }

        _client = new ChatClient(model, new ApiKeyCredential(string.IsNullOrEmpty(apiKey) ? NoKey : apiKey), options);
        _metadata = new ChatClientMetadata("openai", endpoint, model);
    }

    /// <inheritdoc/>
    /// <exception cref="ClientResultException">The endpoint refused the request, or could not be reached after several attempts.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        OpenAIChatMessage[] asked = [.. messages.Select(ToOpenAI)];
        await foreach (StreamingChatCompletionUpdate update in
            _client.CompleteChatStreamingAsync(asked, ToOpenAI(options), cancellationToken).ConfigureAwait(false))
        {
            yield return FromOpenAI(update);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ClientResultException">The endpoint refused the request, or could not be reached after several attempts.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(ChatClient) ? _client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Has nothing to give back: connections are shared.</summary>
    public void Dispose()
    {
    }

    private static OpenAIChatMessage ToOpenAI(AIChatMessage message) =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text);

    private static ChatCompletionOptions ToOpenAI(ChatOptions? options)
    {
        ChatCompletionOptions result = new() { Temperature = options?.Temperature, TopP = options?.TopP };
        if (options?.MaxOutputTokens is { } most)
        {
            // The library only writes max_completion_tokens, which few endpoints but OpenAI's own know.
#pragma warning disable SCME0001
            result.Patch.Set("$.max_tokens"u8, most);
#pragma warning restore SCME0001
        }

        foreach (string stop in options?.StopSequences ?? [])
        {
            result.StopSequences.Add(stop);
        }

        return result;
    }

    private static ChatResponseUpdate FromOpenAI(StreamingChatCompletionUpdate update)
    {
        ChatResponseUpdate result = new()
        {
            Role = Microsoft.Extensions.AI.ChatRole.Assistant,
            FinishReason = update.FinishReason switch
            {
                null => null,
                OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
                OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
                OpenAI.Chat.ChatFinishReason.ToolCalls => Microsoft.Extensions.AI.ChatFinishReason.ToolCalls,
                _ => Microsoft.Extensions.AI.ChatFinishReason.Stop,
            },
        };
        string text = string.Concat(update.ContentUpdate.Select(part => part.Text)) + update.RefusalUpdate;
        if (text.Length > 0)
        {
            result.Contents.Add(new TextContent(text));
        }

        if (update.Usage is { } usage)
        {
            result.Contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
            }));
        }

        return result;
    }
}
