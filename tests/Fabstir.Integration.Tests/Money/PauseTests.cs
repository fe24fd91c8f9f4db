using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>While the marketplace is paused nothing new begins, and what began can end.</summary>
public sealed class PauseTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_sessions_deposits_and_proofs_are_refused_and_endings_and_withdrawals_are_not()
    {
        UInt256 proven = await market.OpenAsync(Way.Token);
        await market.ProveAsync(proven, 1_000);
        UInt256 silent = await market.OpenAsync(Way.Token);
        await market.FillDepositAsync(Way.NativeDeposit, 1_000);

        await market.Treasury.JobMarketplace.PauseAsync(cancellationToken: Cancellation).MinedAsync();

        foreach (Way way in Enum.GetValues<Way>())
        {
            Assert.IsType<JobMarketplace.Error.EnforcedPause>(await Refusal.OfAsync(market.SendOpeningAsync(way, SessionTerms.For(way))));
        }

        Assert.IsType<JobMarketplace.Error.EnforcedPause>(await Refusal.OfAsync(market.SendProofAsync(proven, 100)));
        Assert.IsType<JobMarketplace.Error.EnforcedPause>(
            await Refusal.OfAsync(market.Client.JobMarketplace.DepositNativeAsync(new Wei(1), cancellationToken: Cancellation)));
        Assert.IsType<JobMarketplace.Error.EnforcedPause>(await Refusal.OfAsync(
            market.Client.JobMarketplace.DepositTokenAsync(new() { Token = market.Usdc, Amount = 1 }, cancellationToken: Cancellation)));

        await market.EndAsync(proven, Ending.ByClient);
        await market.EndAsync(silent, Ending.ByTimeout);
        await market.Client.JobMarketplace.WithdrawNativeAsync(new() { Amount = 1_000 }, cancellationToken: Cancellation).MinedAsync();
        await market.Host.HostEarnings.WithdrawAllAsync(new() { Token = market.Usdc }, cancellationToken: Cancellation).MinedAsync();

        await market.Owner.JobMarketplace.UnpauseAsync(cancellationToken: Cancellation).MinedAsync();
        await market.OpenAsync(Way.Token);
    }

    [Fact]
    public async Task Only_treasury_and_owner_pause() => Assert.Equal(
        "Only treasury or owner", await Refusal.ReasonOfAsync(market.Host.JobMarketplace.PauseAsync(cancellationToken: Cancellation)));
}
