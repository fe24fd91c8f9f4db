namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>What came of all cases.</summary>
/// <param name="Seed">What the messages and the damage were made of.</param>
/// <param name="Messages">How many functions there were.</param>
/// <param name="Decoded">How many cases were decoded.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="MostAllocated">The most that decoding, encoding and decoding again took, in bytes for each byte of data that is not tiny.</param>
/// <param name="Violations">What went wrong, the first few.</param>
internal sealed record MutationResult(ulong Seed, int Messages, long Decoded, long Refused, double MostAllocated, IReadOnlyList<Violation> Violations)
{
    public string Summary => FormattableString.Invariant(
        $"{Decoded + Refused} mutations of {Messages} messages, {Decoded} decoded, {Refused} refused, {Violations.Count} violations, seed {Seed}")
        + FormattableString.Invariant($", at most {MostAllocated:0.0} bytes of memory for each byte of data");
}
