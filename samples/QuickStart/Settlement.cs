using Fabstir.Abi;

namespace QuickStart;

/// <summary>How a session's deposit was divided, as the chain says. Amounts are in base units of USDC, of which a million make one.</summary>
internal sealed record Settlement
{
    public required UInt256 SessionId { get; init; }

    public required UInt256 Deposit { get; init; }

    public required UInt256 Tokens { get; init; }

    /// <summary>For 1,000 tokens.</summary>
    public required UInt256 PricePerToken { get; init; }

    public required UInt256 HostEarnings { get; init; }

    public required UInt256 TreasuryFee { get; init; }

    public required UInt256 Refund { get; init; }

    /// <summary>What the host withdrew from its earnings afterwards.</summary>
    public required UInt256 Withdrawn { get; init; }
}
