using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>All that the registry says about a proposal, of one block.</summary>
/// <param name="Proposal">The proposal; null if there never was one.</param>
/// <param name="IsRegistered">Whether the model is in the registry.</param>
/// <param name="Votes">What the voter has locked.</param>
/// <param name="Fee">What proposing costs.</param>
/// <param name="ProposableFrom">When the model may be proposed again.</param>
/// <param name="Now">The chain's time.</param>
internal sealed record ProposalReading(
    ModelProposal? Proposal, bool IsRegistered, FabAmount Votes, FabAmount Fee, DateTimeOffset ProposableFrom, DateTimeOffset Now)
{
    public static async Task<ProposalReading> ReadAsync(ChainReads reads, ModelId id, Address voter)
    {
        ModelRegistry registry = reads.Contracts.ModelRegistry;
        Task<ModelRegistry.Results.Proposals> proposing = registry.ProposalsAsync(id.Value);
        Task<ModelRegistry.Results.Models> registering = registry.ModelsAsync(id.Value);
        Task<DateTimeOffset> clock = reads.BlockTimeAsync();
        Task<UInt256[]> numbers = Task.WhenAll(
            registry.VotesAsync(id.Value, voter),
            registry.ProposalFeeAsync(),
            registry.ApprovalThresholdAsync(),
            registry.LastProposalExecutionTimeAsync(id.Value),
            registry.ReproposalCooldownAsync());

        ModelRegistry.Results.Proposals proposal = await proposing.ConfigureAwait(false);
        bool isRegistered = !(await registering.ConfigureAwait(false)).Timestamp.IsZero;
        DateTimeOffset now = await clock.ConfigureAwait(false);
        UInt256[] number = await numbers.ConfigureAwait(false);
        return new ProposalReading(
            proposal.ProposalTime.IsZero ? null : Describe(id, proposal, isRegistered, number[2], now),
            isRegistered,
            new FabAmount(number[0]),
            new FabAmount(number[1]),
            number[3].IsZero ? DateTimeOffset.MinValue : ChainTime.Later(ChainTime.ToDate(number[3]), ChainTime.ToTimeSpan(number[4])),
            now);
    }

    private static ModelProposal Describe(
        ModelId id, ModelRegistry.Results.Proposals proposal, bool isRegistered, UInt256 threshold, DateTimeOffset now)
    {
        DateTimeOffset end = ChainTime.ToDate(proposal.EndTime);
        return new ModelProposal
        {
            Id = id,
            Repository = proposal.ModelData.HuggingfaceRepo,
            FileName = proposal.ModelData.FileName,
            Sha256 = proposal.ModelData.Sha256Hash,
            Proposer = proposal.Proposer,
            VotesFor = new FabAmount(proposal.VotesFor),
            VotesAgainst = new FabAmount(proposal.VotesAgainst),
            Threshold = new FabAmount(threshold),
            ProposedAt = ChainTime.ToDate(proposal.ProposalTime),
            EndsAt = end,
            Extensions = proposal.ExtensionCount,
            State = proposal.Executed ? (isRegistered ? ProposalState.Approved : ProposalState.Rejected)
                : now > end ? ProposalState.AwaitingExecution
                : ProposalState.Voting,
        };
    }
}
