using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>What administrators have set about the end of sessions.</summary>
/// <param name="EarlyFeeTokens">For how many LLM tokens a depositor pays who completes before the first proof.</param>
/// <param name="DisputeWindow">How long after the last proof the host has to wait.</param>
/// <param name="SmallestClaim">The fewest LLM tokens that a proof claims.</param>
internal sealed record SettlementRules(UInt256 EarlyFeeTokens, TimeSpan DisputeWindow, UInt256 SmallestClaim)
{
    public static async Task<SettlementRules> ReadAsync(ChainReads reads)
    {
        JobMarketplace market = reads.Contracts.JobMarketplace;
        UInt256[] numbers = await Task.WhenAll(market.MinTokensFeeAsync(), market.DisputeWindowAsync(), market.MinProvenTokensAsync()).ConfigureAwait(false);
        return new SettlementRules(numbers[0], ChainTime.ToTimeSpan(numbers[1]), numbers[2]);
    }
}
