namespace Fabstir.Protocol;

/// <summary>What a model counted for one request, in tokens.</summary>
/// <param name="PromptTokens">Of the prompt with its conversation.</param>
/// <param name="CompletionTokens">Of the answer.</param>
/// <param name="ContextWindow">How many of both the model can hold; null where the host does not say.</param>
public sealed record TokenUsage(int PromptTokens, int CompletionTokens, int? ContextWindow = null)
{
    /// <summary>Both.</summary>
    public long TotalTokens => (long)PromptTokens + CompletionTokens;
}
