using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Proposals of models, and votes on them.</summary>
internal sealed class ModelVoting(MarketplaceConnection connection)
{
    private ModelRegistry Registry => connection.Contracts.ModelRegistry;

    public async Task<ModelProposal?> FindAsync(ModelId id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, voter: default, cancellationToken).ConfigureAwait(false)).Proposal;

    public async IAsyncEnumerable<ModelProposal> ListAsync(int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AbiArray<Bytes32> ids = await connection.RunAsync(
            "models.list_proposals",
            token => connection.ReadAsync(static reads => reads.Contracts.ModelRegistry.GetActiveProposalsAsync(), token),
            cancellationToken).ConfigureAwait(false);
        foreach (Bytes32[] page in ids.Chunk(pageSize))
        {
            ProposalReading[] readings = await connection.RunAsync(
                "models.list_proposals",
                token => connection.ReadAsync(reads => Task.WhenAll(page.Select(id => ProposalReading.ReadAsync(reads, id, voter: default))), token),
                cancellationToken).ConfigureAwait(false);
            foreach (ProposalReading reading in readings)
            {
                if (reading.Proposal is { } proposal)
                {
                    yield return proposal;
                }
            }
        }
    }

    public async Task<FabAmount> GetVotesAsync(ModelId id, Address voter, CancellationToken cancellationToken) =>
        (await ReadAsync(id, voter, cancellationToken).ConfigureAwait(false)).Votes;

    public async Task<ModelProposal> ProposeAsync(ModelSpec spec, Bytes32 sha256, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("models.propose");
        ProposalReading reading = await ReadAsync(spec.Id, account, cancellationToken).ConfigureAwait(false);
        Refuse(reading, spec);
        await FabAllowance.SpendAsync(
            connection,
            account,
            connection.Deployment.ModelRegistry,
            reading.Fee,
            token => connection.SendAsync(
                "proposeModel",
                (options, sending) => Registry.ProposeModelAsync(
                    new() { HuggingfaceRepo = spec.Repository, FileName = spec.FileName, Sha256Hash = sha256 }, options, sending),
                token),
            cancellationToken).ConfigureAwait(false);
        return await GetAsync(spec.Id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ModelProposal> VoteAsync(ModelId id, FabAmount amount, bool inFavour, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("models.vote");
        if (amount.BaseUnits.IsZero)
        {
            throw new OutOfBoundsException("Votes", amount.ToString(), "more than 0 FAB", "ModelRegistry.voteOnProposal");
        }

        ModelProposal proposal = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        if (proposal.State != ProposalState.Voting)
        {
            throw new FabstirException(
                FabstirErrorCode.InvalidParameters,
                $"The vote about {id} is over: it is {proposal.State}, and ended at {proposal.EndsAt:u} (ModelRegistry.proposals).");
        }

        await FabAllowance.SpendAsync(
            connection,
            account,
            connection.Deployment.ModelRegistry,
            amount,
            token => connection.SendAsync(
                "voteOnProposal",
                (options, sending) => Registry.VoteOnProposalAsync(
                    new() { ModelId = id.Value, Amount = amount.BaseUnits, Support = inFavour }, options, sending),
                token),
            cancellationToken).ConfigureAwait(false);
        return await GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ModelProposal> ExecuteAsync(ModelId id, CancellationToken cancellationToken)
    {
        connection.AccountFor("models.execute");
        ModelProposal proposal = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        RefuseBeforeEnd(proposal);
        if (proposal.State != ProposalState.AwaitingExecution)
        {
            throw new FabstirException(
                FabstirErrorCode.InvalidParameters, $"The vote about {id} was applied before: the model is {proposal.State} (ModelRegistry.proposals).");
        }

        await connection.SendAsync(
            "executeProposal",
            (options, token) => Registry.ExecuteProposalAsync(new() { ModelId = id.Value }, options, token),
            cancellationToken).ConfigureAwait(false);
        return await GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FabAmount> WithdrawVotesAsync(ModelId id, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("models.withdraw_votes");
        ProposalReading reading = await ReadAsync(id, account, cancellationToken).ConfigureAwait(false);
        if (reading.Votes.BaseUnits.IsZero)
        {
            return reading.Votes;
        }

        if (reading.Proposal is { } proposal)
        {
            RefuseBeforeEnd(proposal);
        }

        TransactionReceipt receipt = await connection.SendAsync(
            "withdrawVotes",
            (options, token) => Registry.WithdrawVotesAsync(new() { ModelId = id.Value }, options, token),
            cancellationToken).ConfigureAwait(false);
        // The contract has no event for it: what the token says counts.
        ERC20.Event.Transfer? transfer = receipt.GetEvents<ERC20.Event.Transfer>(connection.Deployment.Fab).FirstOrDefault(one => one.To == account);
        return new FabAmount(transfer?.Value ?? default);
    }

    private async Task<ModelProposal> GetAsync(ModelId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken).ConfigureAwait(false)
        ?? throw new FabstirException(
            FabstirErrorCode.InvalidParameters, $"There was never a vote about {id} (ModelRegistry.proposals): propose the model first.");

    private Task<ProposalReading> ReadAsync(ModelId id, Address voter, CancellationToken cancellationToken) =>
        connection.ReadAsync(reads => ProposalReading.ReadAsync(reads, id, voter), cancellationToken);

    private static void RefuseBeforeEnd(ModelProposal proposal)
    {
        if (proposal.State == ProposalState.Voting)
        {
            throw new FabstirException(
                FabstirErrorCode.TooEarly,
                $"The vote about {proposal.Id} goes on until {proposal.EndsAt:u} in the chain's time (ModelRegistry.proposals).");
        }
    }

    private static void Refuse(ProposalReading reading, ModelSpec spec)
    {
        if (reading.IsRegistered)
        {
            throw new FabstirException(FabstirErrorCode.InvalidParameters, $"{spec} is in the registry already (ModelRegistry.models).");
        }

        if (reading.Proposal is { State: ProposalState.Voting or ProposalState.AwaitingExecution })
        {
            throw new FabstirException(
                FabstirErrorCode.InvalidParameters, $"{spec} is proposed already: vote, or execute the proposal (ModelRegistry.proposals).");
        }

        if (reading.ProposableFrom > reading.Now)
        {
            throw new FabstirException(
                FabstirErrorCode.TooEarly,
                $"{spec} can be proposed again from {reading.ProposableFrom:u} on, in the chain's time (ModelRegistry.REPROPOSAL_COOLDOWN).");
        }
    }
}
