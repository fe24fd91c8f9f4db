namespace Fabstir.Host;

/// <summary>A piece of an answer, and how many tokens it is billed as.</summary>
internal readonly record struct AnswerPiece(string Text, int Tokens);
