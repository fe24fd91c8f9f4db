namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>What came of all files.</summary>
/// <param name="Files">How many files with an ABI there were.</param>
/// <param name="Failures">What failed, a reason for each, in the order of paths.</param>
/// <param name="Selectors">How many selectors were compared with what the compiler computed.</param>
/// <param name="Characters">How much was generated.</param>
internal sealed record CorpusResult(int Files, IReadOnlyList<Failure> Failures, int Selectors, long Characters)
{
    public string Summary
    {
        get
        {
            int failed = Failures.Select(static failure => failure.Path).Distinct(StringComparer.Ordinal).Count();
            return FormattableString.Invariant($"{Files} ABIs, {Files - failed} ok, {failed} failed");
        }
    }
}
