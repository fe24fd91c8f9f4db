using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Reads answers in tests.</summary>
internal static class StreamReading
{
    /// <summary>The whole text.</summary>
    public static async Task<string> ReadTextAsync(this TokenStream stream) => string.Concat((await stream.ReadAllAsync()).Select(static chunk => chunk.Text));

    /// <summary>All pieces, each of which begins where the one before it ended.</summary>
    public static async Task<IReadOnlyList<TokenChunk>> ReadAllAsync(this TokenStream stream)
    {
        List<TokenChunk> chunks = [];
        await foreach (TokenChunk chunk in stream.WithCancellation(Test.Token))
        {
            Assert.Equal(chunks.Count == 0 ? 0 : chunks[^1].Index + chunks[^1].Tokens, chunk.Index);
            chunks.Add(chunk);
        }

        return chunks;
    }

    /// <summary>So many pieces; the stream stays open.</summary>
    public static async Task<string> ReadSomeAsync(this IAsyncEnumerator<TokenChunk> reader, int count)
    {
        string text = "";
        for (int i = 0; i < count; i++)
        {
            Assert.True(await reader.MoveNextAsync());
            text += reader.Current.Text;
        }

        return text;
    }
}
