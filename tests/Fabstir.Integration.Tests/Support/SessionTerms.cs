using Fabstir.Abi;

namespace Integration.Tests.Support;

/// <summary>What a session is opened with. The prices are odd on purpose: costs and fees have to be rounded.</summary>
internal sealed record SessionTerms
{
    /// <summary>1 USDC at 5.001 USDC for a million tokens.</summary>
    public static SessionTerms InUsdc { get; } = new() { Deposit = 1_000_000, PricePerToken = 5_001 };

    /// <summary>0.01 ether at one wei for 1,000 tokens above the host's price.</summary>
    public static SessionTerms InEther { get; } = new() { Deposit = 10_000_000_000_000_000, PricePerToken = 2_272_727_273_001 };

    public required UInt256 Deposit { get; init; }

    public required UInt256 PricePerToken { get; init; }

    public UInt256 MaxDuration { get; init; } = 3_600;

    public UInt256 ProofInterval { get; init; } = 100;

    public UInt256 ProofTimeoutWindow { get; init; } = 300;

    /// <summary>Null for the model that the host is registered with.</summary>
    public Bytes32? ModelId { get; init; }

    /// <summary>Null for the registered host.</summary>
    public Address? Host { get; init; }

    /// <summary>Null for USDC, where the way of opening takes a token.</summary>
    public Address? Token { get; init; }

    public static SessionTerms For(Way way) => way is Way.Native or Way.NativeDeposit ? InEther : InUsdc;
}
