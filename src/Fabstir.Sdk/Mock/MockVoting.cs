using Fabstir.Abi;
using Fabstir.Contracts;
using Models = Fabstir.Contracts.ModelRegistry.Functions;

namespace Fabstir;

/// <summary>Votes on new models, by the rules of the model registry. The numbers are the constants of <c>ModelRegistry</c>.</summary>
internal sealed class MockVoting(MockState state, MockFab fab, MockModels models)
{
    private const uint Duration = 3 * 24 * 3_600;
    private const uint ExtensionWindow = 4 * 3_600;
    private const uint ExtensionDuration = 24 * 3_600;
    private const uint MaxExtensions = 3;
    private const uint Cooldown = 30 * 24 * 3_600;

    private static readonly UInt256 Fee = FabAmount.FromDecimal(100m).BaseUnits;
    private static readonly UInt256 Threshold = FabAmount.FromDecimal(100_000m).BaseUnits;
    private static readonly UInt256 ExtensionThreshold = FabAmount.FromDecimal(10_000m).BaseUnits;

    private readonly Dictionary<Bytes32, MockProposal> _proposals = [];
    private readonly Dictionary<Bytes32, UInt256> _executions = [];
    private readonly Dictionary<(Bytes32 Model, Address Voter), UInt256> _votes = [];
    private readonly List<Bytes32> _open = [];

    private Address Registry => state.Deployment.ModelRegistry;

    /// <summary>What an account has locked in all votes.</summary>
    public FabAmount LockedBy(Address voter) =>
        new(_votes.Where(one => one.Key.Voter == voter).Aggregate(UInt256.Zero, static (sum, one) => sum + one.Value));

    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public object Answer(ModelRegistry.Call call) => call switch
    {
        Models.ProposalFee => Fee,
        Models.ApprovalThreshold => Threshold,
        Models.ReproposalCooldown => (UInt256)Cooldown,
        Models.GetActiveProposals => (AbiArray<Bytes32>)[.. _open],
        Models.Proposals one => _proposals.GetValueOrDefault(one.Arg0)?.ToResult() ?? MockProposal.None,
        Models.Votes one => _votes.GetValueOrDefault((one.Arg0, one.Arg1)),
        Models.LastProposalExecutionTime one => _executions.GetValueOrDefault(one.Arg0),
        _ => models.Answer(call),
    };

    /// <exception cref="MockRevert">The contract refuses; nothing was changed.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(ModelRegistry.Call call, Address sender)
    {
        switch (call)
        {
            case Models.ProposeModel one:
                Propose(new ModelSpec(one.HuggingfaceRepo, one.FileName), one.Sha256Hash, sender);
                break;
            case Models.VoteOnProposal one:
                Vote(one.ModelId, one.Amount, one.Support, sender);
                break;
            case Models.ExecuteProposal one:
                Execute(one.ModelId);
                break;
            case Models.WithdrawVotes one:
                Withdraw(one.ModelId, sender);
                break;
            default:
                throw NotInMemory.Of(call);
        }
    }

    private void Propose(ModelSpec spec, Bytes32 sha256, Address proposer)
    {
        Bytes32 id = spec.Id.Value;
        MockRevert.If(models.Knows(id), "Model exists");
        MockRevert.If(_proposals.GetValueOrDefault(id) is { IsExecuted: false }, "Proposal open");
        MockRevert.If(_executions.TryGetValue(id, out UInt256 last) && state.NextTime < last + Cooldown, "Cooldown");
        fab.Check(proposer, Registry, Fee);

        _proposals[id] = new MockProposal
        {
            Spec = spec,
            Sha256 = sha256,
            Proposer = proposer,
            ProposedAt = state.NextTime,
            EndsAt = state.NextTime + Duration,
        };
        _open.Add(id);
        state.Emit(Registry, new ModelRegistry.Event.ModelProposed { ModelId = id, Proposer = proposer, HuggingfaceRepo = spec.Repository });
        fab.Take(proposer, Registry, Fee);
    }

    private void Vote(Bytes32 id, UInt256 amount, bool inFavour, Address voter)
    {
        MockProposal proposal = OpenProposal(id);
        MockRevert.If(state.NextTime > proposal.EndsAt, "Voting ended");
        MockRevert.If(amount.IsZero, "Zero amount");
        fab.Check(voter, Registry, amount);

        _votes[(id, voter)] = _votes.GetValueOrDefault((id, voter)) + amount;
        MockProposal voted = inFavour
            ? proposal with { VotesFor = proposal.VotesFor + amount }
            : proposal with { VotesAgainst = proposal.VotesAgainst + amount };
        state.Emit(Registry, new ModelRegistry.Event.VoteCast { ModelId = id, Voter = voter, Amount = amount, Support = inFavour });
        _proposals[id] = state.NextTime + ExtensionWindow > proposal.EndsAt ? CountLate(voted, amount) : voted;
        fab.Take(voter, Registry, amount);
    }

    private MockProposal CountLate(MockProposal proposal, UInt256 amount)
    {
        UInt256 late = proposal.LateVotes + amount;
        if (late < ExtensionThreshold || proposal.Extensions >= MaxExtensions)
        {
            return proposal with { LateVotes = late };
        }

        MockProposal extended = proposal with
        {
            LateVotes = UInt256.Zero,
            Extensions = (byte)(proposal.Extensions + 1),
            EndsAt = proposal.EndsAt + ExtensionDuration,
        };
        state.Emit(Registry, new ModelRegistry.Event.VotingExtended
        {
            ModelId = proposal.Spec.Id.Value,
            NewEndTime = extended.EndsAt,
            ExtensionCount = extended.Extensions,
        });
        return extended;
    }

    private void Execute(Bytes32 id)
    {
        MockProposal proposal = OpenProposal(id);
        MockRevert.If(state.NextTime <= proposal.EndsAt, "Voting open");
        bool isApproved = proposal.VotesFor >= Threshold && proposal.VotesFor > proposal.VotesAgainst;

        _proposals[id] = proposal with { IsExecuted = true };
        _executions[id] = state.NextTime;
        _open.Remove(id);
        state.Emit(Registry, new ModelRegistry.Event.ProposalExecuted { ModelId = id, Approved = isApproved });
        if (isApproved)
        {
            models.Add(proposal.Spec, proposal.Sha256, MockModels.Community, state.NextTime);
            fab.Send(Registry, proposal.Proposer, Fee);
        }
    }

    private void Withdraw(Bytes32 id, Address voter)
    {
        MockRevert.If(_proposals.GetValueOrDefault(id) is { IsExecuted: false } proposal && state.NextTime <= proposal.EndsAt, "Voting open");
        MockRevert.If(!_votes.Remove((id, voter), out UInt256 amount), "No votes");
        fab.Send(Registry, voter, amount);
    }

    private MockProposal OpenProposal(Bytes32 id)
    {
        MockProposal proposal = _proposals.GetValueOrDefault(id) ?? throw new MockRevert("No proposal");
        MockRevert.If(proposal.IsExecuted, "Already executed");
        return proposal;
    }
}
