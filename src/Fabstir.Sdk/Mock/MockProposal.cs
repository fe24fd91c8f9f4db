using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>A proposal in memory, with the numbers that the contract keeps. Immutable.</summary>
internal sealed record MockProposal
{
    /// <summary>What is returned for a model that was never proposed.</summary>
    public static ModelRegistry.Results.Proposals None { get; } = new()
    {
        ModelId = Bytes32.Zero,
        Proposer = Address.Zero,
        VotesFor = UInt256.Zero,
        VotesAgainst = UInt256.Zero,
        ProposalTime = UInt256.Zero,
        Executed = false,
        ModelData = DescriptionOf("", "", Bytes32.Zero, UInt256.Zero),
        EndTime = UInt256.Zero,
        ExtensionCount = 0,
    };

    public required ModelSpec Spec { get; init; }

    public required Bytes32 Sha256 { get; init; }

    public required Address Proposer { get; init; }

    public required UInt256 ProposedAt { get; init; }

    public required UInt256 EndsAt { get; init; }

    public UInt256 VotesFor { get; init; }

    public UInt256 VotesAgainst { get; init; }

    /// <summary>Votes of the last hours since the vote began or was last extended.</summary>
    public UInt256 LateVotes { get; init; }

    public byte Extensions { get; init; }

    public bool IsExecuted { get; init; }

    public ModelRegistry.Results.Proposals ToResult() => new()
    {
        ModelId = Spec.Id.Value,
        Proposer = Proposer,
        VotesFor = VotesFor,
        VotesAgainst = VotesAgainst,
        ProposalTime = ProposedAt,
        Executed = IsExecuted,
        ModelData = DescriptionOf(Spec.Repository, Spec.FileName, Sha256, MockModels.Community),
        EndTime = EndsAt,
        ExtensionCount = Extensions,
    };

    private static Structs.ModelRegistry.Model DescriptionOf(string repository, string fileName, Bytes32 sha256, UInt256 tier) => new()
    {
        HuggingfaceRepo = repository,
        FileName = fileName,
        Sha256Hash = sha256,
        ApprovalTier = tier,
        Active = false,
        Timestamp = UInt256.Zero,
    };
}
