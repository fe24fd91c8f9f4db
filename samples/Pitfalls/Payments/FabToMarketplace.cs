using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.Payments;

/// <summary>FAB1002: FAB for a contract that takes none. Nothing there gives it back.</summary>
internal static class FabToMarketplace
{
    public static Task StakeAsync(FabstirContracts contracts, FabstirDeployment deployment, UInt256 amount) =>
        contracts.Fab.TransferAsync(new() { To = deployment.JobMarketplace, Value = amount }); // FAB1002: deployment.JobMarketplace
}
