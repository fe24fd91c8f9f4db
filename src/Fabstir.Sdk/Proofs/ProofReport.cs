using Fabstir.Abi;

namespace Fabstir;

/// <summary>The claims of a session, compared with what arrived. Immutable, thread-safe.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Claims">Each claim, oldest first.</param>
/// <param name="Claimed">How many tokens all of them claim.</param>
/// <param name="Received">How many tokens the transcript has.</param>
public sealed record ProofReport(UInt256 SessionId, IReadOnlyList<CheckedProof> Claims, UInt256 Claimed, UInt256 Received)
{
    /// <summary>Whether each claim commits to what arrived.</summary>
    public bool AllMatch => Claims.All(static one => one.Verdict == ProofVerdict.Matches);
}
