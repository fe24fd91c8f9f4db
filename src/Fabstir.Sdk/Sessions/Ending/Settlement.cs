using Fabstir.Abi;

namespace Fabstir;

/// <summary>How a session's deposit was divided, read from the chain's state. Immutable.</summary>
public sealed record Settlement
{
    /// <summary>The session.</summary>
    public required UInt256 SessionId { get; init; }

    /// <summary>Completed or timed out.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>How many LLM tokens were proven; 0 also where the early fee was paid.</summary>
    public required UInt256 Tokens { get; init; }

    /// <summary>What was deposited.</summary>
    public required TokenAmount Deposit { get; init; }

    /// <summary>What the depositor paid: the deposit less the refund.</summary>
    public required TokenAmount Cost { get; init; }

    /// <summary>What of the cost the host was credited.</summary>
    public required TokenAmount HostShare { get; init; }

    /// <summary>What of the cost the treasury got.</summary>
    public required TokenAmount TreasuryFee { get; init; }

    /// <summary>What the depositor got back.</summary>
    public required TokenAmount Refund { get; init; }

    /// <summary>Where the refund went.</summary>
    public required RefundDestination RefundedTo { get; init; }

    /// <summary>The transaction that ended the session; null where the node does not show its log.</summary>
    public required Bytes32? Transaction { get; init; }

    /// <summary>Whether the cost is the fee for completing before the first proof.</summary>
    public bool IsEarlyFee => Tokens.IsZero && !Cost.BaseUnits.IsZero;
}
