using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Fabstir.Samples;

/// <summary>A model without weights: tells the same story for the same prompt, a word at a time, until it has as many tokens as were asked for.</summary>
internal sealed class StoryModel : IChatClient
{
    private const int DefaultTokens = 200;

    private static readonly string[] Heroes = ["A miner", "The night watch", "Her grandmother", "A tired compiler", "The lighthouse"];
    private static readonly string[] Deeds = ["counted every block", "kept a promise", "signed nothing twice", "waited for the receipt", "read the whole contract"];
    private static readonly string[] Ends = ["and slept well.", "before the tide came in.", "while nobody looked.", "and told the others.", "for the price that was agreed on."];

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string prompt = messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";
        int tokens = options?.MaxOutputTokens ?? DefaultTokens;
        foreach (string word in Words(prompt).Take(tokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
            await Task.Yield();
        }

        yield return new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = ChatFinishReason.Length };
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static IEnumerable<string> Words(string prompt)
    {
        uint state = prompt.Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619);
        bool isFirst = true;
        while (true)
        {
            foreach (string word in $"{Pick(Heroes)} {Pick(Deeds)} {Pick(Ends)}".Split(' '))
            {
                yield return isFirst ? word : " " + word;
                isFirst = false;
            }
        }

        string Pick(string[] choices)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            return choices[(state >> 16) % (uint)choices.Length];
        }
    }
}
