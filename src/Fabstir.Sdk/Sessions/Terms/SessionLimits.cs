using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a session with a host may be agreed on, as the chain says in one block. Administrators and hosts can change all of it.</summary>
public sealed record SessionLimits
{
    /// <summary>The longest duration. The contract has no getter for it: 365 days, as it is documented.</summary>
    public static TimeSpan MaxDuration => TimeSpan.FromDays(365);

    /// <summary>The host.</summary>
    public required Address Host { get; init; }

    /// <summary>The model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>Whether new sessions are stopped: <c>JobMarketplace.paused()</c>.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Whether sessions can be paid in the token: <c>JobMarketplace.acceptedTokens</c>; always of native currency.</summary>
    public required bool IsTokenAccepted { get; init; }

    /// <summary>Whether the host is registered and active: <c>NodeRegistry.isActiveNode</c>.</summary>
    public required bool IsHostActive { get; init; }

    /// <summary>Whether the host serves the model: <c>NodeRegistry.nodeSupportsModel</c>.</summary>
    public required bool HostServesModel { get; init; }

    /// <summary>Whether the model is approved: <c>ModelRegistry.isModelApproved</c>.</summary>
    public required bool IsModelApproved { get; init; }

    /// <summary>The least that the host takes: <c>NodeRegistry.modelTokenPricing</c>; null when it has set no price for model and token.</summary>
    public required TokenPrice? HostPrice { get; init; }

    /// <summary>The most that anybody may pay: <c>NodeRegistry.MAX_PRICE_PER_TOKEN_STABLE()</c> or <c>_NATIVE()</c>.</summary>
    public required TokenPrice MaxPrice { get; init; }

    /// <summary>The smallest deposit: <c>JobMarketplace.tokenMinDeposits</c> or <c>MIN_DEPOSIT()</c>.</summary>
    public required TokenAmount MinDeposit { get; init; }

    /// <summary>The largest deposit: <c>JobMarketplace.tokenMaxDeposits</c>; of native currency 1,000, which is documented and has no getter.</summary>
    public required TokenAmount MaxDeposit { get; init; }

    /// <summary>The smallest proof interval, and the fewest LLM tokens that a proof claims: <c>JobMarketplace.MIN_PROVEN_TOKENS()</c>.</summary>
    public required UInt256 MinProofInterval { get; init; }

    /// <summary>The shortest proof timeout window: <c>JobMarketplace.MIN_PROOF_TIMEOUT()</c>.</summary>
    public required TimeSpan MinProofTimeoutWindow { get; init; }

    /// <summary>The longest proof timeout window: <c>JobMarketplace.MAX_PROOF_TIMEOUT()</c>.</summary>
    public required TimeSpan MaxProofTimeoutWindow { get; init; }

    /// <summary>For how many LLM tokens a depositor pays who leaves before the first proof: <c>JobMarketplace.minTokensFee()</c>.</summary>
    public required UInt256 EarlyFeeTokens { get; init; }

    /// <summary>How long after the last proof a host has to wait before it may complete: <c>JobMarketplace.disputeWindow()</c>.</summary>
    public required TimeSpan DisputeWindow { get; init; }

    /// <summary>The treasury's share of what is paid for proven tokens, in basis points: <c>JobMarketplace.feeBasisPoints()</c>.</summary>
    public required UInt256 FeeBasisPoints { get; init; }
}
