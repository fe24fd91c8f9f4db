namespace Fabstir.FaultTests.Readers;

/// <summary>What a reader was given of an answer.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Interruption">Why no more came, where that was not the end of the answer.</param>
internal sealed record Reading(string Text, FabstirException? Interruption);
