using System.Text;
using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Readers;

/// <summary>The client as applications use it.</summary>
internal sealed class SessionReader(LlmSession session) : IAnswerReader
{
    public async Task<Reading> ReadAsync(AnswerOrder order, Func<int, Task>? onPiece, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        int pieces = 0;
        try
        {
            await foreach (TokenChunk chunk in session.StreamAsync(order.Prompt, new PromptOptions { MaxTokens = order.Tokens }, cancellationToken))
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
