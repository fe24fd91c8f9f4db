namespace Fabstir.Protocol;

/// <summary>What is asked of a model. Immutable.</summary>
public sealed record InferenceRequest
{
    /// <summary>The model; null for that of the session.</summary>
    public string? Model { get; init; }

    /// <summary>The question.</summary>
    public required string Prompt { get; init; }

    /// <summary>The most tokens of the answer; null for the host's default.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>How freely the model chooses, 0 to 2; null for the host's default.</summary>
    public double? Temperature { get; init; }

    /// <summary>The share of likely words that the model chooses from, above 0 to 1; null for the host's default.</summary>
    public double? TopP { get; init; }

    /// <summary>Whether the answer comes piece by piece. Default: true.</summary>
    public bool Stream { get; init; } = true;

    /// <summary>What was said before, oldest first.</summary>
    public IReadOnlyList<ContextMessage> Context { get; init; } = [];

    /// <summary>Has no text of a person in it, so that it can be logged.</summary>
    public override string ToString() => FormattableString.Invariant($"InferenceRequest({Prompt.Length} characters, {Context.Count} messages before)");
}
