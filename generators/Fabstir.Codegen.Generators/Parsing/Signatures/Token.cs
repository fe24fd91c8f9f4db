namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>A word, a number or a sign in a file of signatures.</summary>
/// <param name="Text">As it stands there; empty at the end of the file.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="StartsLine">Whether it is the first of its line.</param>
internal readonly record struct Token(string Text, TextRange Range, bool StartsLine)
{
    public bool IsEnd => Text.Length == 0;

    public bool IsWord => Text.Length > 0 && IsWordCharacter(Text[0]);

    // A dot joins a type and what declares it.
    public static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '.';
}
