namespace Fabstir;

/// <summary>Something that was said in a conversation. Immutable.</summary>
/// <param name="Role">By whom.</param>
/// <param name="Text">What.</param>
public sealed record ChatTurn(ChatTurnRole Role, string Text)
{
    /// <summary>Who spoke, and how much: what a person said is in no text form, because those end in logs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Role}: {Text.Length} characters");
}
