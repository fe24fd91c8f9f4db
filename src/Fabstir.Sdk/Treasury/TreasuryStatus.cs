using Fabstir.Abi;

namespace Fabstir;

/// <summary>What the marketplace takes, and what it has taken, as of one block. Immutable, thread-safe.</summary>
public sealed record TreasuryStatus
{
    /// <summary>Who collects the fees, and alone may withdraw them.</summary>
    public required Address Treasury { get; init; }

    /// <summary>Who owns the marketplace, and appoints the treasury.</summary>
    public required Address Owner { get; init; }

    /// <summary>The treasury's share of what hosts earn, in basis points: 1,000 are a tenth.</summary>
    public required UInt256 FeeBasisPoints { get; init; }

    /// <summary>
    /// What a session costs that its depositor ends before the first proof, in LLM tokens at the session's price. All of it goes to the host.
    /// </summary>
    public required UInt256 MinTokensFee { get; init; }

    /// <summary>USDC that was collected and not withdrawn.</summary>
    public required TokenAmount AccumulatedUsdc { get; init; }

    /// <summary>Native currency that was collected and not withdrawn.</summary>
    public required TokenAmount AccumulatedNative { get; init; }

    /// <summary>The share as a part of one: 0.1 is a tenth.</summary>
    public decimal FeeShare => (decimal)FeeBasisPoints / 10_000;

    /// <summary>The treasury's share of an amount that is paid for tokens, rounded down as the contract does.</summary>
    /// <param name="payment">What the client pays for proven tokens.</param>
    /// <exception cref="OverflowException">It is 2^256 base units or more on the way.</exception>
    public TokenAmount FeeOf(TokenAmount payment) => payment with { BaseUnits = payment.BaseUnits * FeeBasisPoints / 10_000 };
}
