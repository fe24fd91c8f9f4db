using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Surface;

/// <summary>A vote about a model, from its fee to the votes' return.</summary>
public sealed class GovernanceTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelRegistry Proposer => market.Delegate.ModelRegistry;

    private ModelRegistry Voter => market.Client.ModelRegistry;

    [Fact]
    public async Task A_model_with_enough_votes_is_approved_and_everybody_gets_the_money_back()
    {
        UInt256 proposerHad = await FabOfAsync(market.DelegateAddress);
        UInt256 voterHad = await FabOfAsync(market.ClientAddress);
        Bytes32 model = await ProposeAsync("acme/approved");
        await VoteAsync(model, 100_000m);
        Assert.Equal("Voting open", await RefusalAsync(() => ExecuteAsync(model)));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1), Cancellation);

        TransactionReceipt executed = await ExecuteAsync(model).MinedAsync();
        await Voter.WithdrawVotesAsync(new() { ModelId = model }, cancellationToken: Cancellation).MinedAsync();

        Assert.Equal(
            [new ModelRegistry.Event.ProposalExecuted { ModelId = model, Approved = true }],
            executed.GetEvents<ModelRegistry.Event.ProposalExecuted>(market.Devnet.Deployment.ModelRegistry));
        ModelRegistry.Results.Models approved = await Voter.ModelsAsync(model, cancellationToken: Cancellation);
        Assert.Equal<(string, UInt256, bool)>(("acme/approved", 2, true), (approved.HuggingfaceRepo, approved.ApprovalTier, approved.Active));
        Assert.False(await Voter.IsTrustedModelAsync(model, cancellationToken: Cancellation));
        Assert.Equal(proposerHad + Fab(100m), await FabOfAsync(market.DelegateAddress));
        Assert.Equal(voterHad + Fab(100_000m), await FabOfAsync(market.ClientAddress));
    }

    [Fact]
    public async Task A_model_without_enough_votes_is_not_and_late_votes_make_it_last_a_day_longer()
    {
        Bytes32 model = await ProposeAsync("acme/rejected");
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(69), Cancellation);
        TransactionReceipt late = await VoteAsync(model, 10_000m);
        Assert.Equal(1, Assert.Single(late.GetEvents<ModelRegistry.Event.VotingExtended>(market.Devnet.Deployment.ModelRegistry)).ExtensionCount);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(20), Cancellation);
        Assert.Equal("Voting open", await RefusalAsync(() => ExecuteAsync(model)));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(8), Cancellation);

        await ExecuteAsync(model).MinedAsync();

        Assert.False(await Voter.IsModelApprovedAsync(model, cancellationToken: Cancellation));
        Assert.Equal(Fab(100m), await Voter.AccumulatedRejectedFeesAsync(cancellationToken: Cancellation));
        await market.Owner.ModelRegistry.WithdrawRejectedFeesAsync(new() { Amount = Fab(100m) }, cancellationToken: Cancellation).MinedAsync();
        Assert.Equal(Fab(100m), await FabOfAsync(market.Devnet.Accounts.Owner.Address));
        await Voter.WithdrawVotesAsync(new() { ModelId = model }, cancellationToken: Cancellation).MinedAsync();
    }

    private async Task<Bytes32> ProposeAsync(string repository)
    {
        await FundAsync(market.Delegate, market.DelegateAddress, Fab(100m));
        await Proposer.ProposeModelAsync(
            new() { HuggingfaceRepo = repository, FileName = "model.gguf", Sha256Hash = Keccak256.Hash(repository) }, cancellationToken: Cancellation).MinedAsync();
        return await Proposer.GetModelIdAsync(repository, "model.gguf", cancellationToken: Cancellation);
    }

    private async Task<TransactionReceipt> VoteAsync(Bytes32 model, decimal fab)
    {
        await FundAsync(market.Client, market.ClientAddress, Fab(fab));
        return await Voter.VoteOnProposalAsync(new() { ModelId = model, Amount = Fab(fab), Support = true }, cancellationToken: Cancellation).MinedAsync();
    }

    private Task<TransactionHandle> ExecuteAsync(Bytes32 model) =>
        market.Owner.ModelRegistry.ExecuteProposalAsync(new() { ModelId = model }, cancellationToken: Cancellation);

    // New tokens, which the registry may take.
    private async Task FundAsync(FabstirContracts account, Address address, UInt256 amount)
    {
        await market.MintFabAsync(address, amount);
        await account.Fab.ApproveAsync(
            new() { Spender = market.Devnet.Deployment.ModelRegistry, Value = amount }, cancellationToken: Cancellation).MinedAsync();
    }

    private static async Task<string> RefusalAsync(Func<Task> sending)
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(sending);
        return Assert.IsType<ModelRegistry.Error.Revert>(refused.Error).Reason;
    }

    private Task<UInt256> FabOfAsync(Address account) => market.Client.Fab.BalanceOfAsync(account, cancellationToken: Cancellation);

    private UInt256 Fab(decimal amount) => market.Devnet.Deployment.Fab.ToBaseUnits(amount);
}
