using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a session would cost. Immutable.</summary>
/// <param name="Tokens">For how many LLM tokens it is asked.</param>
/// <param name="BilledTokens">For how many the host bills at most: at least a proof interval, once it has served any.</param>
/// <param name="Cost">What these cost.</param>
/// <param name="MinimumBill">What a session costs in which the host has served a single token.</param>
/// <param name="EarlyEndFee">What it costs to complete it before the first proof; leaving that to the host or to the timeout is cheaper or free.</param>
/// <param name="AffordableTokens">How many LLM tokens the deposit pays for.</param>
public sealed record CostEstimate(UInt256 Tokens, UInt256 BilledTokens, TokenAmount Cost, TokenAmount MinimumBill, TokenAmount EarlyEndFee, UInt256 AffordableTokens)
{
    /// <summary>Whether the deposit pays for what is billed.</summary>
    public bool IsAffordable => BilledTokens <= AffordableTokens;

    internal static CostEstimate Of(UInt256 tokens, SessionTerms terms, SettlementRules rules)
    {
        UInt256 billed = ServiceBill.TokensFor(tokens, terms.ProofInterval, rules.SmallestClaim);
        UInt256 least = ServiceBill.TokensFor(UInt256.One, terms.ProofInterval, rules.SmallestClaim);
        return new CostEstimate(
            tokens,
            billed,
            terms.Price.CostOf(billed),
            terms.Price.CostOf(least),
            EarlyFee.Of(terms, rules.EarlyFeeTokens),
            terms.MaxTokens);
    }
}
