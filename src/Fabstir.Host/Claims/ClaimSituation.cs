namespace Fabstir.Host;

/// <summary>All that the size of a claim depends on, in tokens. Immutable.</summary>
internal sealed record ClaimSituation
{
    /// <summary>Where in its life the session is.</summary>
    public required ClaimMoment Moment { get; init; }

    /// <summary>How many are billed.</summary>
    public required long Served { get; init; }

    /// <summary>How many of them may still be taken back, because nobody knows that they arrived.</summary>
    public required long Unacknowledged { get; init; }

    /// <summary>How many the chain has as proven.</summary>
    public required long Proven { get; init; }

    /// <summary>How many the deposit pays for.</summary>
    public required long MaxTokens { get; init; }

    /// <summary>The session's proof interval.</summary>
    public required long ProofInterval { get; init; }

    /// <summary>The fewest of a claim.</summary>
    public required long SmallestClaim { get; init; }

    /// <summary>The most of a claim in the newest block, by the model's rate.</summary>
    public required long LargestClaim { get; init; }

    /// <summary>The fewest of a claim in the middle of a session, by the host's options.</summary>
    public required long MinimumClaim { get; init; }

    /// <summary>What is billed for fewer than <see cref="SmallestClaim"/>.</summary>
    public required SmallSessionPolicy SmallSessions { get; init; }
}
