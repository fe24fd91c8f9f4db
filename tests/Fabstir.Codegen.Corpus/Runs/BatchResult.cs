namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>What came of the files of one compilation.</summary>
/// <param name="Failures">What failed in a file.</param>
/// <param name="Unattributed">What failed in none of them in particular; null when nothing did.</param>
/// <param name="Selectors">How many selectors were compared.</param>
/// <param name="Characters">How much was generated.</param>
internal sealed record BatchResult(IReadOnlyList<Failure> Failures, string? Unattributed, int Selectors, long Characters);
