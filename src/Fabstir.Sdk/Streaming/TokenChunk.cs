namespace Fabstir;

/// <summary>A piece of an answer, as it came. Immutable.</summary>
/// <param name="Text">The text; empty where the tokens have none.</param>
/// <param name="Index">The number of its first token in the answer, from 0. Each piece begins where the one before it ended.</param>
/// <param name="Tokens">How many tokens it is: the piece is tokens <paramref name="Index"/> to <paramref name="Index"/> + <paramref name="Tokens"/> - 1.</param>
public readonly record struct TokenChunk(string Text, int Index, int Tokens)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
