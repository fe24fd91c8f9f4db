using Fabstir.Abi;

namespace Fabstir;

/// <summary>The vote about a model, as of one block. Immutable, thread-safe.</summary>
public sealed record ModelProposal
{
    /// <summary>What contracts would call the model.</summary>
    public required ModelId Id { get; init; }

    /// <summary>Its Hugging Face repository, as it was proposed.</summary>
    public required string Repository { get; init; }

    /// <summary>Its file there, as it was proposed.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 that its file would have to have.</summary>
    public required Bytes32 Sha256 { get; init; }

    /// <summary>Who proposed it, and gets the fee back if it is approved.</summary>
    public required Address Proposer { get; init; }

    /// <summary>FAB that was locked in favour.</summary>
    public required FabAmount VotesFor { get; init; }

    /// <summary>FAB that was locked against.</summary>
    public required FabAmount VotesAgainst { get; init; }

    /// <summary>FAB in favour that an approval needs.</summary>
    public required FabAmount Threshold { get; init; }

    /// <summary>When it was proposed, in the chain's time.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>The last moment to vote, in the chain's time. Many late votes make it later.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>How often late votes have made the end later.</summary>
    public required int Extensions { get; init; }

    /// <summary>How far it is, in the chain's time of the block that was read.</summary>
    public required ProposalState State { get; init; }

    /// <summary>Whether the votes so far approve the model: enough in favour, and more than against.</summary>
    public bool HasMajority => VotesFor >= Threshold && VotesFor > VotesAgainst;
}
