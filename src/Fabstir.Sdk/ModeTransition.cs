namespace Fabstir;

/// <summary>What became of a mock client's world when the real one was connected. Immutable.</summary>
/// <param name="Client">The client of the real marketplace.</param>
/// <param name="CarriedOver">What the new client has from the old one, a sentence each.</param>
/// <param name="LeftBehind">What it has not, a sentence each: what was in memory is on no chain.</param>
public sealed record ModeTransition(FabstirClient Client, IReadOnlyList<string> CarriedOver, IReadOnlyList<string> LeftBehind);
