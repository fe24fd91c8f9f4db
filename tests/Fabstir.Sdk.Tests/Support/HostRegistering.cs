using Fabstir.Development;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>Further hosts of a marketplace.</summary>
internal static class HostRegistering
{
    /// <summary>Makes an account a host of the usual model.</summary>
    public static async Task<RegisteredHost> RegisterHostAsync(
        this Marketplace market, DevnetAccount account, TokenPrice? usdc, TokenPrice? native = null, string location = "eu-west", decimal stake = 1_000m, params string[] capabilities)
    {
        await market.MintFabAsync(account.Address, stake);
        FabstirClient client = await market.ConnectAsync(account);
        HostRegistration registration = new()
        {
            ApiUrl = new Uri("https://host.example/"),
            Metadata = new HostMetadata { Location = location, Capabilities = capabilities },
            Models = [new HostModel(market.Devnet.Model.Id, usdc, native)],
            Stake = FabAmount.FromDecimal(stake),
        };
        return await client.Hosts.RegisterAsync(registration, TestContext.Current.CancellationToken);
    }
}
