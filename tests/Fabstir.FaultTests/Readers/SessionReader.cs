using System.Text;
using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Readers;

/// <summary>The client as applications use it.</summary>
/// <param name="session">The session.</param>
/// <param name="options">Null for the defaults.</param>
internal sealed class SessionReader(LlmSession session, PromptOptions? options = null) : IAnswerReader
{
    public async Task<Reading> ReadAsync(AnswerOrder order, Func<int, Task>? onPiece, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        int pieces = 0;
        try
        {
            await foreach (TokenChunk chunk in session.StreamAsync(order.Prompt, (options ?? new PromptOptions()) with { MaxTokens = order.Tokens }, cancellationToken))
            {
                text.Append(chunk.Text);
                await (onPiece?.Invoke(++pieces) ?? Task.CompletedTask);
            }

            return new Reading(text.ToString(), null);
        }
        catch (FabstirException e)
        {
            return new Reading(text.ToString(), e);
        }
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
