using System.Numerics;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>What a claim earns and what it costs: in different currencies, whose rates nobody here knows.</summary>
internal static class ClaimEconomics
{
    private const int WholeInBasisPoints = 10_000;

    /// <summary>What the host is credited for a range of tokens at the end, the treasury's fee taken off.</summary>
    public static TokenAmount EarnedBy(SessionReading reading, long from, long to)
    {
        TokenPrice price = reading.State.Terms.Price;
        UInt256 gross = price.CostOf((ulong)to).BaseUnits - price.CostOf((ulong)from).BaseUnits;
        return new TokenAmount(gross - (gross * (ulong)reading.FeeBasisPoints / WholeInBasisPoints), price.Token);
    }

    /// <summary>What a transaction cost its sender, without a chain's own fee for data.</summary>
    public static Wei CostOf(TransactionReceipt receipt) => new((UInt256)((BigInteger)receipt.GasUsed * receipt.EffectiveGasPrice.Value));
}
