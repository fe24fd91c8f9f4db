namespace Fabstir;

/// <summary>How an answer ended. Immutable.</summary>
public sealed record StreamSummary
{
    /// <summary>The request.</summary>
    public required string RequestId { get; init; }

    /// <summary>Why there are no more tokens.</summary>
    public required StreamFinishReason FinishReason { get; init; }

    /// <summary>How many tokens the answer is, and is billed as: what came, or what the host says where that is less.</summary>
    public required int Tokens { get; init; }

    /// <summary>How many tokens the prompt was with its conversation, as the host or a counter says; null where neither does.</summary>
    public required int? PromptTokens { get; init; }

    /// <summary>What the tokens of the answer cost at the session's price. What is paid in the end depends on the whole session.</summary>
    public required TokenAmount Cost { get; init; }

    /// <summary>How it went.</summary>
    public required StreamMetrics Metrics { get; init; }
}
