using System.Numerics;
using Fabstir.Abi;

namespace Integration.Tests.Support;

/// <summary>How a deposit is divided at the end of a session.</summary>
/// <param name="Cost">What the client pays.</param>
/// <param name="Fee">The treasury's part of it.</param>
/// <param name="Refund">What the client gets back.</param>
internal sealed record Bill(UInt256 Cost, UInt256 Fee, UInt256 Refund)
{
    public UInt256 HostShare => Cost - Fee;

    /// <summary>By the documented rules: tokens times price by 1,000, and basis points of that; both rounded down.</summary>
    public static Bill Of(UInt256 tokens, SessionTerms terms, UInt256 feeBasisPoints)
    {
        BigInteger cost = (BigInteger)tokens * terms.PricePerToken / 1_000;
        BigInteger fee = cost * feeBasisPoints / 10_000;
        return new((UInt256)cost, (UInt256)fee, (UInt256)(terms.Deposit - cost));
    }
}
