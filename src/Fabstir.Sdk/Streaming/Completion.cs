namespace Fabstir;

/// <summary>A whole answer. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Summary">How it ended, and what it cost.</param>
public sealed record Completion(string Text, StreamSummary Summary)
{
    /// <summary>How much it is; the text itself is in <see cref="Text"/>, because text forms end in logs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Text.Length} characters, {Summary.Tokens} tokens, {Summary.FinishReason}");
}
