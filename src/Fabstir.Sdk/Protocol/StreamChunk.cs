namespace Fabstir.Protocol;

/// <summary>A piece of an answer: <c>stream_chunk</c>.</summary>
/// <param name="Content">The text; empty where the tokens have none.</param>
/// <param name="Index">The number of its first token in the answer, from 0; null of hosts that do not number.</param>
/// <param name="Tokens">How many tokens it is billed as; at least 0.</param>
public readonly record struct StreamChunk(string Content, int? Index, int Tokens);
