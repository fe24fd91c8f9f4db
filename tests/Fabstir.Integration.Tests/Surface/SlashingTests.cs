using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Surface;

/// <summary>A host's stake is taken by halves at most, once a day, until what is left is too little.</summary>
public sealed class SlashingTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_is_slashed_down_to_the_end_of_its_registration()
    {
        Address treasury = market.Devnet.Accounts.Treasury.Address;

        Assert.Equal("Slash too large", await RefusalAsync(Fab(501m)));
        await SlashAsync(500m);
        Assert.Equal("Slash cooldown", await RefusalAsync(Fab(1m)));
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(24), Cancellation);
        await SlashAsync(250m);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(24), Cancellation);
        await SlashAsync(125m);
        Assert.True(await IsActiveAsync());
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromHours(24), Cancellation);

        TransactionReceipt last = await SlashAsync(62.5m);

        NodeRegistry.Event.HostAutoUnregistered expected = new()
        {
            Host = market.HostAddress,
            SlashedAmount = Fab(62.5m),
            ReturnedAmount = Fab(62.5m),
            Reason = "a reason",
        };
        Assert.Equal([expected], last.GetEvents<NodeRegistry.Event.HostAutoUnregistered>(market.Devnet.Deployment.NodeRegistry));
        Assert.False(await IsActiveAsync());
        Assert.Equal(Fab(937.5m), await market.Owner.Fab.BalanceOfAsync(treasury, cancellationToken: Cancellation));
        Assert.Equal(Fab(62.5m), await market.Owner.Fab.BalanceOfAsync(market.HostAddress, cancellationToken: Cancellation));
        Assert.Equal("Host not active", await Refusal.ReasonOfAsync(market.SendOpeningAsync(Way.Token, SessionTerms.InUsdc)));
    }

    private async Task<TransactionReceipt> SlashAsync(decimal amount)
    {
        TransactionReceipt receipt = await SendAsync(Fab(amount)).MinedAsync();
        NodeRegistry.Event.SlashExecuted executed =
            Assert.Single(receipt.GetEvents<NodeRegistry.Event.SlashExecuted>(market.Devnet.Deployment.NodeRegistry));
        // Half of what there was: as much is left.
        Assert.Equal((Fab(amount), Fab(amount)), (executed.Amount, executed.RemainingStake));
        return receipt;
    }

    private async Task<string> RefusalAsync(UInt256 amount)
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => SendAsync(amount));
        return Assert.IsType<NodeRegistry.Error.Revert>(refused.Error).Reason;
    }

    private Task<TransactionHandle> SendAsync(UInt256 amount) => market.Owner.NodeRegistry.SlashStakeAsync(
        new() { Host = market.HostAddress, Amount = amount, EvidenceCID = "evidence", Reason = "a reason" }, cancellationToken: Cancellation);

    private Task<bool> IsActiveAsync() => market.Owner.NodeRegistry.IsActiveNodeAsync(market.HostAddress, cancellationToken: Cancellation);

    private UInt256 Fab(decimal amount) => market.Devnet.Deployment.Fab.ToBaseUnits(amount);
}
