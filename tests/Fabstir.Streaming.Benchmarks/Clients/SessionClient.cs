namespace Fabstir.Streaming.Benchmarks.Clients;

/// <summary>What is measured: a session of the library, as applications use it.</summary>
internal sealed class SessionClient(LlmSession session) : IAnswerClient
{
    public async Task<int> ReadAsync(int tokens, CancellationToken cancellationToken)
    {
        int received = 0;
        PromptOptions options = new() { MaxTokens = tokens, Context = [] };
        await foreach (TokenChunk chunk in session.StreamAsync("tokens", options, cancellationToken))
        {
            received += chunk.Tokens;
        }

        return received;
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
