using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>A model with what answers for it.</summary>
internal sealed record AnsweringModel(ServedModel Served, IChatClient Client)
{
    /// <summary>How many tokens a piece of an answer is billed as.</summary>
    public int Count(string text) => Served.TokenCounter is { } counter ? Math.Max(1, counter.Count(text)) : 1;
}
