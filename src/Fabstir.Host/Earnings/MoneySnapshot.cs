using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>What a host did and earned since it started. Immutable.</summary>
/// <remarks>Gas is paid in native currency and tokens are paid in USDC or native currency: what is left of the one after the other depends on a rate that no contract knows.</remarks>
internal sealed record MoneySnapshot
{
    /// <summary>How many LLM tokens were served and billed.</summary>
    public required long ServedTokens { get; init; }

    /// <summary>How many the chain has as proven.</summary>
    public required long ProvenTokens { get; init; }

    /// <summary>How many were served in sessions that ended without paying for them.</summary>
    public required long UnpaidTokens { get; init; }

    /// <summary>How many claims were mined.</summary>
    public required long Claims { get; init; }

    /// <summary>How many claims the contract refused.</summary>
    public required long RefusedClaims { get; init; }

    /// <summary>How many sessions the host completed.</summary>
    public required long Completions { get; init; }

    /// <summary>What the claims earn in USDC, the treasury's fee taken off.</summary>
    public required TokenAmount EarnedUsdc { get; init; }

    /// <summary>What the claims earn in native currency, the treasury's fee taken off.</summary>
    public required TokenAmount EarnedNative { get; init; }

    /// <summary>How much gas claims and completions used.</summary>
    public required ulong GasUsed { get; init; }

    /// <summary>What that cost, without a chain's own fee for data.</summary>
    public required Wei GasCost { get; init; }
}
