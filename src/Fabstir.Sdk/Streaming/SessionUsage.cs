namespace Fabstir;

/// <summary>What a session has used so far. Immutable.</summary>
/// <param name="PromptTokens">The tokens of all prompts, as far as the host or a counter said.</param>
/// <param name="ReceivedTokens">The tokens of all answers, of the one that is coming those that have come.</param>
/// <param name="ProvenTokens">The tokens that the host has claimed on chain, as far as this client knows.</param>
/// <param name="Estimate">What the session would cost if it ended now and the host claimed everything: small sessions are billed as larger ones.</param>
public sealed record SessionUsage(long PromptTokens, long ReceivedTokens, Abi.UInt256 ProvenTokens, CostEstimate Estimate)
{
    /// <summary>What the received tokens cost at the session's price, without what a host pads.</summary>
    public required TokenAmount Cost { get; init; }
}
