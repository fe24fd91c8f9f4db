using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Models;

/// <summary>Votes on models, as one account sees them. Time is moved: each test has models of its own.</summary>
public sealed class VotingTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly Bytes32 Sha256 = Keccak256.Hash("a file");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FabstirModels Models => market.Client.Models;

    [Fact]
    public async Task A_model_is_proposed_voted_on_approved_and_everything_comes_back()
    {
        ModelSpec spec = new("acme/approved", "model.gguf");
        await FundAsync(100_100m);

        ModelProposal proposed = await Models.ProposeAsync(spec, Sha256, Cancellation);
        ModelProposal[] open = await OpenAsync();
        ModelProposal voted = await Models.VoteAsync(spec.Id, FabAmount.FromDecimal(100_000m), inFavour: true, Cancellation);
        FabAmount locked = await Models.GetVotesAsync(spec.Id, cancellationToken: Cancellation);
        FabstirException early = await Assert.ThrowsAsync<FabstirException>(() => Models.ExecuteProposalAsync(spec.Id, Cancellation));
        FabstirException tooEarly = await Assert.ThrowsAsync<FabstirException>(() => Models.WithdrawVotesAsync(spec.Id, Cancellation));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(73), Cancellation);
        ModelProposal ended = (await Models.FindProposalAsync(spec.Id, Cancellation))!;
        ModelProposal executed = await Models.ExecuteProposalAsync(spec.Id, Cancellation);
        FabAmount withdrawn = await Models.WithdrawVotesAsync(spec.Id, Cancellation);

        Assert.Equal((spec.Id, spec.Repository, spec.FileName, Sha256, market.ClientAddress),
            (proposed.Id, proposed.Repository, proposed.FileName, proposed.Sha256, proposed.Proposer));
        Assert.Equal((ProposalState.Voting, false, TimeSpan.FromDays(3)), (proposed.State, proposed.HasMajority, proposed.EndsAt - proposed.ProposedAt));
        Assert.Contains(proposed, open);
        Assert.Equal((FabAmount.FromDecimal(100_000m), true, 0), (voted.VotesFor, voted.HasMajority, voted.Extensions));
        Assert.Equal(FabAmount.FromDecimal(100_000m), locked);
        Assert.Equal((FabstirErrorCode.TooEarly, FabstirErrorCode.TooEarly), (early.Code, tooEarly.Code));
        Assert.Equal((ProposalState.AwaitingExecution, ProposalState.Approved), (ended.State, executed.State));
        Assert.Equal(ModelTier.Community, (await Models.FindAsync(spec.Id, Cancellation))!.Tier);
        Assert.Equal(FabAmount.FromDecimal(100_000m), withdrawn);
        Assert.Equal(FabAmount.FromDecimal(0m), await Models.WithdrawVotesAsync(spec.Id, Cancellation));
        Assert.Equal(FabAmount.FromDecimal(100_100m), await FabAsync());
        await BurnAsync();
    }

    [Fact]
    public async Task A_model_that_was_voted_down_waits_before_it_is_proposed_again()
    {
        ModelSpec spec = new("acme/rejected", "model.gguf");
        await FundAsync(203m);
        await Models.ProposeAsync(spec, Sha256, Cancellation);
        await Models.VoteAsync(spec.Id, FabAmount.FromDecimal(1m), inFavour: true, Cancellation);
        ModelProposal against = await Models.VoteAsync(spec.Id, FabAmount.FromDecimal(2m), inFavour: false, Cancellation);
        Assert.Equal((FabAmount.FromDecimal(1m), FabAmount.FromDecimal(2m)), (against.VotesFor, against.VotesAgainst));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(73), Cancellation);

        Assert.Equal(ProposalState.Rejected, (await Models.ExecuteProposalAsync(spec.Id, Cancellation)).State);
        Assert.Equal(FabAmount.FromDecimal(3m), await Models.WithdrawVotesAsync(spec.Id, Cancellation));

        Assert.Equal(FabstirErrorCode.TooEarly, await RefusedAsync(() => Models.ProposeAsync(spec, Sha256, Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.ExecuteProposalAsync(spec.Id, Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.VoteAsync(spec.Id, FabAmount.FromDecimal(1m), true, Cancellation)));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromDays(31), Cancellation);
        Assert.Equal(ProposalState.Voting, (await Models.ProposeAsync(spec, Sha256, Cancellation)).State);
        await BurnAsync();
    }

    [Fact]
    public async Task Many_votes_at_once_from_one_account_take_no_more_than_each_was_allowed()
    {
        ModelSpec spec = new("acme/contested", "model.gguf");
        await FundAsync(100m + 36m);
        await Models.ProposeAsync(spec, Sha256, Cancellation);
        FabstirClient second = await market.ConnectAsync(market.Devnet.Accounts.Client);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => (i % 2 == 0 ? Models : second.Models)
            .VoteAsync(spec.Id, FabAmount.FromDecimal(i), inFavour: i > 4, Cancellation)));

        ModelProposal proposal = (await Models.FindProposalAsync(spec.Id, Cancellation))!;
        Assert.Equal((FabAmount.FromDecimal(26m), FabAmount.FromDecimal(10m)), (proposal.VotesFor, proposal.VotesAgainst));
        Assert.Equal(FabAmount.FromDecimal(36m), await Models.GetVotesAsync(spec.Id, cancellationToken: Cancellation));
        Assert.Equal(default, await FabAsync());
        Assert.Equal(
            UInt256.Zero,
            await market.Devnet.Contracts.Fab.AllowanceAsync(market.ClientAddress, market.Devnet.Deployment.ModelRegistry, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_before_anything_is_sent()
    {
        ModelSpec known = new(market.Devnet.Model.Repository, market.Devnet.Model.FileName);
        ModelSpec unknown = new("acme/never", "model.gguf");
        await BurnAsync();
        ulong nonce = await market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, cancellationToken: Cancellation);

        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.ProposeAsync(known, Sha256, Cancellation)));
        Assert.Equal(FabstirErrorCode.InsufficientBalance, await RefusedAsync(() => Models.ProposeAsync(unknown, Sha256, Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.VoteAsync(unknown.Id, FabAmount.FromDecimal(1m), true, Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.VoteAsync(unknown.Id, default, true, Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await RefusedAsync(() => Models.ExecuteProposalAsync(unknown.Id, Cancellation)));
        FabstirClient reader = await market.ConnectAsync(account: null);
        Assert.Equal(FabstirErrorCode.SignerRequired, await RefusedAsync(() => reader.Models.ProposeAsync(unknown, Sha256, Cancellation)));

        Assert.Equal(nonce, await market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, cancellationToken: Cancellation));
    }

    private async Task<ModelProposal[]> OpenAsync()
    {
        List<ModelProposal> open = [];
        await foreach (ModelProposal proposal in Models.ListProposalsAsync(Cancellation))
        {
            open.Add(proposal);
        }

        return [.. open];
    }

    private async Task<FabAmount> FabAsync() => new(await market.Devnet.Contracts.Fab.BalanceOfAsync(market.ClientAddress, cancellationToken: Cancellation));

    private Task FundAsync(decimal fab) => market.MintFabAsync(market.ClientAddress, fab);

    // Tests of a class share the account: each leaves it without FAB.
    private async Task BurnAsync()
    {
        FabAmount has = await FabAsync();
        await market.Devnet.ContractsOf(market.Devnet.Accounts.Client).Fab.TransferAsync(
            new() { To = Address.Parse("0x000000000000000000000000000000000000dEaD"), Value = has.BaseUnits }, cancellationToken: Cancellation).MinedAsync();
    }

    private static async Task<FabstirErrorCode> RefusedAsync(Func<Task> action) => (await Assert.ThrowsAnyAsync<FabstirException>(action)).Code;
}
