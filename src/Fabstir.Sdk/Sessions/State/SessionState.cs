using Fabstir.Abi;

namespace Fabstir;

/// <summary>A session as the chain has it in one block. Immutable.</summary>
public sealed record SessionState
{
    /// <summary>Its id, and who is in it.</summary>
    public required UInt256 Id { get; init; }

    /// <summary>Who pays, and is refunded.</summary>
    public required Address Depositor { get; init; }

    /// <summary>Who serves.</summary>
    public required Address Host { get; init; }

    /// <summary>The model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>What was agreed on.</summary>
    public required SessionTerms Terms { get; init; }

    /// <summary>Where it stands.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>How many LLM tokens the host has claimed.</summary>
    public required UInt256 ProvenTokens { get; init; }

    /// <summary>When it began, in the chain's time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the host last claimed; the start before its first claim.</summary>
    public required DateTimeOffset LastProofAt { get; init; }

    /// <summary>The time of the block that this was read from.</summary>
    public required DateTimeOffset BlockTime { get; init; }

    /// <summary>What the host was credited at the end, the treasury's fee taken off; 0 before.</summary>
    public required TokenAmount HostShare { get; init; }

    /// <summary>What the depositor got back at the end; 0 before.</summary>
    public required TokenAmount Refund { get; init; }

    /// <summary>Where the conversation is, if whoever completed it said so.</summary>
    public required string ConversationCid { get; init; }

    /// <summary>What the proven tokens cost.</summary>
    public TokenAmount ProvenCost => Terms.Price.CostOf(ProvenTokens);

    /// <summary>When its duration is over: from then on anyone can end it.</summary>
    public DateTimeOffset ExpiresAt => ChainTime.Later(StartedAt, Terms.Duration);

    /// <summary>When it counts as abandoned, unless the host claims before: from then on anyone can end it.</summary>
    public DateTimeOffset ProofDeadline => ChainTime.Later(LastProofAt, Terms.ProofTimeoutWindow);

    /// <summary>The moment after which anyone can end it by timeout.</summary>
    public DateTimeOffset TimeoutAt => ExpiresAt < ProofDeadline ? ExpiresAt : ProofDeadline;

    /// <summary>Whether anyone can end it by timeout in a block of <see cref="BlockTime"/>.</summary>
    public bool CanTimeOut => Status == SessionStatus.Active && BlockTime > TimeoutAt;
}
