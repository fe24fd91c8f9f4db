namespace Fabstir;

/// <summary>What became of one job of a batch. Immutable.</summary>
/// <param name="Index">Which of the batch, from 0.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Result">The answer; null where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record JobOutcome(int Index, JobRequest Request, JobResult? Result, FabstirException? Failure);
