using Fabstir.Abi;

namespace Fabstir;

/// <summary>Something that happened to a session on chain: one of the cases in here. Immutable.</summary>
public abstract record SessionUpdate
{
    private SessionUpdate()
    {
    }

    /// <summary>The host claimed tokens.</summary>
    /// <param name="Tokens">How many LLM tokens, in this claim.</param>
    /// <param name="Claimed">How many in all claims together.</param>
    /// <param name="ProofHash">The hash of the proof.</param>
    /// <param name="Transaction">The transaction.</param>
    /// <param name="IsTakenBack">Whether a reorganisation took the claim back.</param>
    public sealed record CheckpointSubmitted(UInt256 Tokens, UInt256 Claimed, Bytes32 ProofHash, Bytes32 Transaction, bool IsTakenBack) : SessionUpdate;

    /// <summary>
    /// The host claimed more than it can have served. The contract believes any claim below its rate limit: end the session now, before it claims more.
    /// </summary>
    /// <param name="Claimed">How many LLM tokens the host has claimed.</param>
    /// <param name="Received">How many this client has received.</param>
    /// <param name="Padding">How many more than that a host may claim, because claims have a smallest size.</param>
    public sealed record Overclaimed(UInt256 Claimed, UInt256 Received, UInt256 Padding) : SessionUpdate;

    /// <summary>The session has ended. Nothing comes after it.</summary>
    /// <param name="Settlement">How the deposit was divided.</param>
    public sealed record Ended(Settlement Settlement) : SessionUpdate;
}
