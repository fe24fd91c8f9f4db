using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.Sessions;

/// <summary>FAB4005: a proof that cannot be accepted. The work was done, and is not paid.</summary>
internal static class UnacceptableProof
{
    public static Task ClaimAsync(JobMarketplace marketplace, UInt256 session) => marketplace.SubmitProofOfWorkAsync(new()
    {
        JobId = session,
        TokensClaimed = 1_000,
        ProofHash = default, // FAB4005: default
        ProofCID = "",
        DeltaCID = "",
    });
}
