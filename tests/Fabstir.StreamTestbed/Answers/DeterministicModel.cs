using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Fabstir.StreamTestbed.Answers;

/// <summary>Answers an <see cref="AnswerOrder"/> with its text, token by token, and anything else with nothing. Thread-safe.</summary>
internal sealed class DeterministicModel : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!AnswerOrder.TryParse(messages.Last().Text, out AnswerOrder? order))
        {
            yield break;
        }

        for (int index = 0; index < order.Tokens; index++)
        {
            if (order.PaceMilliseconds > 0)
            {
                await Task.Delay(order.PaceMilliseconds, cancellationToken);
            }
            else
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, order.TokenAt(index));
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
