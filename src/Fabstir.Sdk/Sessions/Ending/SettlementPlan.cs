using Fabstir.Abi;

namespace Fabstir;

/// <summary>Works out what the ways of ending a session cost: the table in <c>docs/sessions.md</c>, row by row.</summary>
internal static class SettlementPlan
{
    /// <param name="state">The session.</param>
    /// <param name="rules">What the contract's administrators have set.</param>
    /// <param name="account">Who asks; null for nobody.</param>
    /// <param name="received">How many LLM tokens the client has received; null when it does not count.</param>
    public static SettlementPreview Of(SessionState state, SettlementRules rules, Address? account, UInt256? received)
    {
        SettlementOption now = Now(state, rules, account);
        SettlementOption timeout = Timeout(state);
        SettlementOption leave = LeaveToHost(state, rules, received);
        return new SettlementPreview(state, now, timeout, leave, Choose(state, now, timeout));
    }

    private static SettlementOption Now(SessionState state, SettlementRules rules, Address? account)
    {
        bool hasProof = !state.ProvenTokens.IsZero;
        TokenAmount cost = hasProof ? state.ProvenCost : EarlyFee.Of(state.Terms, rules.EarlyFeeTokens);
        return account == state.Depositor
            ? new SettlementOption(
                SettlementPolicy.Now,
                state.BlockTime,
                IsPossibleNow: true,
                cost,
                cost,
                hasProof
                    ? $"{state.ProvenTokens} tokens are proven; the host loses what it has not claimed."
                    : $"Nothing is proven: completing now costs the fee of {rules.EarlyFeeTokens} tokens (JobMarketplace.minTokensFee()), at most the deposit.")
            : new SettlementOption(
                SettlementPolicy.Now, null, IsPossibleNow: false, cost, cost, $"Only the depositor {state.Depositor} can complete at once: a delegate cannot.");
    }

    private static SettlementOption Timeout(SessionState state) => new(
        SettlementPolicy.Timeout,
        ChainTime.Later(state.TimeoutAt, TimeSpan.FromSeconds(1)),
        state.CanTimeOut,
        state.ProvenCost,
        state.ProvenCost,
        $"Anyone can end it in a block after {state.TimeoutAt:u}, unless the host claims before; it costs what is proven.");

    private static SettlementOption LeaveToHost(SessionState state, SettlementRules rules, UInt256? received)
    {
        TokenAmount most = received is { } tokens ? Largest(state.ProvenCost, Bill(state, rules, tokens)) : state.Terms.Deposit;
        return new SettlementOption(
            SettlementPolicy.LeaveToHost,
            ChainTime.Later(state.LastProofAt, rules.DisputeWindow),
            IsPossibleNow: true,
            state.ProvenCost,
            most,
            received is null
                ? "The host claims what it has served and then completes; how much that is, nobody counted here."
                : "The host claims what it has served and then completes.");
    }

    private static TokenAmount Bill(SessionState state, SettlementRules rules, UInt256 received)
    {
        TokenAmount bill = state.Terms.Price.CostOf(ServiceBill.TokensFor(received, state.Terms.ProofInterval, rules.SmallestClaim));
        return bill.BaseUnits > state.Terms.Deposit.BaseUnits ? state.Terms.Deposit : bill;
    }

    private static SettlementPolicy Choose(SessionState state, SettlementOption now, SettlementOption timeout) =>
        !state.ProvenTokens.IsZero && now.IsPossibleNow ? SettlementPolicy.Now
        : timeout.IsPossibleNow ? SettlementPolicy.Timeout
        : SettlementPolicy.LeaveToHost;

    private static TokenAmount Largest(TokenAmount left, TokenAmount right) => left.BaseUnits > right.BaseUnits ? left : right;
}
