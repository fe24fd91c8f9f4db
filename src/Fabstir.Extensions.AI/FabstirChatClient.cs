using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Fabstir.Extensions.AI;

/// <summary>The marketplace as an <see cref="IChatClient"/>: requests share a pool of paid sessions that are opened when they are needed. Thread-safe.</summary>
/// <remarks>
/// <para>
/// The last message, which is the user's, is the prompt; all messages before it, and the options' instructions, are its context. As many requests as the pool has sessions are answered at a
/// time; the others wait in their order. What all of it may cost is <see cref="SessionPoolOptions.MaxSpend"/>. Options and contents that no host honours are an
/// <see cref="UnsupportedChatException"/> before anything is sent.
/// </para>
/// <para>Disposing closes the sockets and sends nothing: <see cref="EndAsync"/> ends the sessions, so that what was not served comes back.</para>
/// </remarks>
public sealed class FabstirChatClient : IChatClient, IAsyncDisposable
{
    private readonly FabstirClient _client;
    private readonly SessionPool _pool;
    private readonly ChatClientMetadata _metadata;

    /// <summary>A chat with a model. Nothing is opened before the first request.</summary>
    /// <param name="client">The client of the account that pays. It is not disposed with this.</param>
    /// <param name="options">Which sessions answer, and what they may cost together.</param>
    /// <exception cref="FabstirException">An option is out of its range.</exception>
    public FabstirChatClient(FabstirClient client, SessionPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        _pool = client.Inference.CreatePool(options);
        _metadata = new ChatClientMetadata("fabstir", providerUri: null, options.Model.ToString());
    }

    /// <summary>The sessions that answer, and what they have used.</summary>
    public SessionPool Pool => _pool;

    /// <summary>Asks, and waits for the whole answer. Reads and writes what <see cref="SessionPool.CompleteAsync"/> does.</summary>
    /// <param name="messages">The conversation, the question last. Not changed.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="UnsupportedChatException">Something in the request cannot be honoured.</exception>
    /// <exception cref="FabstirException">The prompt cannot be sent, no host answers, the answer was cut, or it would cost more than it may.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
        }

        // What is said of an update may be given to its message: whoever asks for the whole looks at the response.
        ChatResponse response = updates.ToChatResponse();
        response.AdditionalProperties ??= updates is [.., { } last] ? last.AdditionalProperties : null;
        return response;
    }

    /// <summary>Asks when the stream is read, and hands the answer out as it comes. The last update has the usage and the cost: see <see cref="ChatCost"/>.</summary>
    /// <param name="messages">The conversation, the question last. Not changed.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the answer; so does a reader who stops.</param>
    /// <exception cref="UnsupportedChatException">Something in the request cannot be honoured.</exception>
    /// <exception cref="FabstirException">The prompt cannot be sent. Everything else is thrown where the stream is read.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatRequest request = ChatRequest.Of(messages, options, _pool.Options.Model);
        return ReadAsync(_pool.StreamAsync(request.Prompt, request.Options, cancellationToken), CancellationToken.None);
    }

    /// <summary>What this is made of: <see cref="ChatClientMetadata"/>, the <see cref="FabstirClient"/>, the <see cref="SessionPool"/>, and the newest open <see cref="FabstirSession"/>.</summary>
    /// <param name="serviceType">Which of them.</param>
    /// <param name="serviceKey">Has to be null: nothing here has a key.</param>
    /// <returns>It; null where there is none.</returns>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(FabstirClient) ? _client
            : serviceType == typeof(SessionPool) ? _pool
            : serviceType == typeof(FabstirSession) ? (_pool.Sessions is [.., { } newest] ? newest : null)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Waits for what is being answered, and ends all sessions. Writes what <see cref="SessionPool.EndAsync"/> does.</summary>
    /// <param name="policy">How.</param>
    /// <param name="cancellationToken">Stops the waiting; a transaction that was handed over is not called back.</param>
    /// <exception cref="FabstirException">A session could not be ended. It can be tried again.</exception>
    public Task<IReadOnlyList<SessionEnding>> EndAsync(SettlementPolicy policy = SettlementPolicy.Cheapest, CancellationToken cancellationToken = default) =>
        _pool.EndAsync(policy, cancellationToken: cancellationToken);

    /// <summary>Cancels what is being answered, and closes the sockets. Sends no transaction.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    /// <summary>Cancels what is being answered, and waits until the sockets are closed, a few seconds at most. Sends no transaction.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(InferenceStream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string id = Guid.NewGuid().ToString("N");
        await foreach (TokenChunk chunk in answer.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Update(id, new TextContent(chunk.Text));
        }

        StreamSummary summary = await answer.Completion.ConfigureAwait(false);
        ChatResponseUpdate last = Update(id, new UsageContent(new UsageDetails
        {
            InputTokenCount = summary.PromptTokens,
            OutputTokenCount = summary.Tokens,
            TotalTokenCount = summary.PromptTokens + summary.Tokens,
        }));
        last.FinishReason = ReasonOf(summary.FinishReason);
        last.AdditionalProperties = new() { [ChatCost.Cost] = summary.Cost, [ChatCost.Session] = answer.Session!.Identity };
        if (answer.Failovers.Count > 0)
        {
            last.AdditionalProperties[ChatCost.Failovers] = answer.Failovers;
        }

        yield return last;
    }

    private ChatResponseUpdate Update(string id, AIContent content) => new(ChatRole.Assistant, [content])
    {
        ResponseId = id,
        MessageId = id,
        ModelId = _metadata.DefaultModelId,
    };

    private static ChatFinishReason ReasonOf(StreamFinishReason reason) => reason switch
    {
        StreamFinishReason.Stop => ChatFinishReason.Stop,
        StreamFinishReason.Length => ChatFinishReason.Length,
        StreamFinishReason.Cancelled => new ChatFinishReason("cancelled"),
        _ => new ChatFinishReason("other"),
    };
}
