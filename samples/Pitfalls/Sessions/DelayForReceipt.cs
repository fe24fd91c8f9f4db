using Fabstir.Contracts;

namespace Pitfalls.Sessions;

/// <summary>FAB4007: a delay in the place of a receipt. On a busy day five seconds are not enough, and the next call reverts.</summary>
internal static class DelayForReceipt
{
    public static async Task PayOutAsync(FabstirContracts contracts, FabstirDeployment deployment)
    {
        await contracts.HostEarnings.WithdrawAllAsync(new() { Token = deployment.Usdc });
        await Task.Delay(5_000); // FAB4007: Task.Delay
        await contracts.Usdc.TransferAsync(new() { To = default, Value = 1_000_000 });
    }
}
