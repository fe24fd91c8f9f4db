namespace Fabstir;

/// <summary>What came of comparing a claim with a transcript.</summary>
public enum ProofVerdict
{
    /// <summary>The host committed to exactly these texts at these positions.</summary>
    Matches,

    /// <summary>It committed to something else: other texts, another count, or hashes of another kind, as hosts of other makers do.</summary>
    Differs,

    /// <summary>It claims tokens that the transcript does not have: what it committed to cannot be known.</summary>
    NotComparable,
}
