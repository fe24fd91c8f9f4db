namespace Fabstir.Host;

/// <summary>A piece of an answer with its place in it.</summary>
/// <param name="Index">The number of its first token.</param>
/// <param name="Tokens">How many it has.</param>
/// <param name="Text">Its text.</param>
/// <param name="Bytes">About how much memory and traffic it is.</param>
internal readonly record struct KeptChunk(int Index, int Tokens, string Text, int Bytes)
{
    /// <summary>The number of the token after it.</summary>
    public int End => Index + Tokens;
}
