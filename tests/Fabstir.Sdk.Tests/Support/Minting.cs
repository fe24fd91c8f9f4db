using Fabstir.Abi;
using Fabstir.Development;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>FAB out of nothing, which only the owner of the local chain's token makes.</summary>
internal static class Minting
{
    public static Task MintFabAsync(this Marketplace market, Address to, decimal fab)
    {
        DevnetToken token = new(market.Devnet.TransportOf(market.Devnet.Accounts.Owner), market.Devnet.Deployment.Fab);
        return token.MintAsync(
            new() { To = to, Amount = FabAmount.FromDecimal(fab).BaseUnits }, cancellationToken: TestContext.Current.CancellationToken).MinedAsync();
    }
}
