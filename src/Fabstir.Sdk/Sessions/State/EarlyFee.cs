using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a depositor pays for completing a session before its first proof.</summary>
internal static class EarlyFee
{
    // Assumed of the deployed contract: at most the deposit, because there is no more.
    public static TokenAmount Of(SessionTerms terms, UInt256 feeTokens)
    {
        TokenAmount fee = terms.Price.CostOf(feeTokens);
        return fee.BaseUnits > terms.Deposit.BaseUnits ? terms.Deposit : fee;
    }
}
