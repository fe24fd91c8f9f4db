using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.Payments;

/// <summary>FAB1006: token sessions without an allowance. Nothing in this project lets the marketplace take a token, so each of these reverts.</summary>
internal static class MissingAllowance
{
    public static Task DepositAsync(FabstirContracts contracts, FabstirDeployment deployment, UInt256 amount) =>
        contracts.JobMarketplace.DepositTokenAsync(new() { Token = deployment.Usdc, Amount = amount }); // FAB1006: new()
}
