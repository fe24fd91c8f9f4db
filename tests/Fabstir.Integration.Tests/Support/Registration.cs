using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;

namespace Integration.Tests.Support;

/// <summary>Brings further parties to a marketplace.</summary>
internal static class Registration
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task MintFabAsync(this Marketplace market, Address to, UInt256 amount)
    {
        DevnetToken fab = new(market.Devnet.TransportOf(market.Devnet.Accounts.Owner), market.Devnet.Deployment.Fab);
        return fab.MintAsync(new() { To = to, Amount = amount }, cancellationToken: Cancellation).MinedAsync();
    }

    /// <summary>Registers a host of the usual model, which takes USDC only.</summary>
    public static async Task RegisterHostAsync(this Marketplace market, DevnetAccount account, UInt256 priceUsdc)
    {
        FabstirContracts host = market.Devnet.ContractsOf(account);
        UInt256 stake = market.Devnet.Deployment.Fab.ToBaseUnits(1_000m);
        await market.MintFabAsync(account.Address, stake);
        await host.Fab.ApproveAsync(new() { Spender = market.Devnet.Deployment.NodeRegistry, Value = stake }, cancellationToken: Cancellation).MinedAsync();
        await host.NodeRegistry.RegisterNodeAsync(
            new()
            {
                Metadata = "{}",
                ApiUrl = "http://127.0.0.1:8081",
                ModelIds = [market.Devnet.Model.Id],
                MinPricePerTokenNative = 227_273,
                MinPricePerTokenStable = priceUsdc,
            },
            cancellationToken: Cancellation).MinedAsync();
        await host.NodeRegistry.SetModelTokenPricingAsync(
            new() { ModelId = market.Devnet.Model.Id, Token = market.Usdc, Price = priceUsdc }, cancellationToken: Cancellation).MinedAsync();
    }
}
