using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Pitfalls.Payments;

/// <summary>FAB1004: an amount in the decimals of another token. Two dollars become two trillion.</summary>
internal static class WrongDecimals
{
    public static Task PayAsync(FabstirContracts contracts, FabstirDeployment deployment) =>
        contracts.Usdc.TransferAsync(new() { To = deployment.JobMarketplace, Value = Wei.FromEther(2).Value }); // FAB1004: Wei.FromEther
}
