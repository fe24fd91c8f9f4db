using Fabstir.Abi;

namespace Fabstir;

/// <summary>A model of the registry, as of one block. Immutable, thread-safe.</summary>
/// <remarks>Texts are what somebody wrote into a contract: show them, and trust nothing in them.</remarks>
public sealed record Model
{
    /// <summary>What contracts call it.</summary>
    public required ModelId Id { get; init; }

    /// <summary>Its Hugging Face repository.</summary>
    public required string Repository { get; init; }

    /// <summary>Its file there.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 that its file must have.</summary>
    public required Bytes32 Sha256 { get; init; }

    /// <summary>Who approved it.</summary>
    public required ModelTier Tier { get; init; }

    /// <summary>Whether sessions may use it: false for one that was taken out of use.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>When it was approved, in the chain's time.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>How fast its hosts may claim, in LLM tokens per second.</summary>
    public required UInt256 MaxTokensPerSecond { get; init; }
}
