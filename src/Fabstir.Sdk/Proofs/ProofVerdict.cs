namespace Fabstir;

/// <summary>What came of comparing a claim with a transcript.</summary>
public enum ProofVerdict
{
    /// <summary>The host committed to exactly these texts at these positions.</summary>
    Matches,

    /// <summary>It committed to something else: other texts, another count, hashes of another kind (hosts of other makers), or it was started anew and keeps no texts over that.</summary>
    Differs,

    /// <summary>It claims tokens that the transcript does not have: what it committed to cannot be known.</summary>
    NotComparable,
}
