using Fabstir;

namespace Pitfalls.Sessions;

/// <summary>FAB4001: something that nobody disposes. The journal stays open, and no other process can use it.</summary>
internal static class MissingDisposal
{
    public static async Task<Balances> BalancesAsync(FabstirOptions options)
    {
        // Only for a moment.
        FabstirClient client = await FabstirClient.ConnectAsync(options); // FAB4001: ConnectAsync
        return await client.Payments.GetBalancesAsync();
    }
}
