namespace Fabstir.Protocol;

/// <summary>Something that was said before. Immutable.</summary>
/// <param name="Role">By whom: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">What.</param>
public sealed record ContextMessage(string Role, string Content)
{
    /// <summary>Has no text of a person in it, so that it can be logged.</summary>
    public override string ToString() => $"{Role}: {Content.Length} characters";
}
