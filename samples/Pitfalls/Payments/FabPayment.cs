using Fabstir.Contracts;

namespace Pitfalls.Payments;

/// <summary>FAB1001: FAB is no payment token. The marketplace refuses it, after the approval was paid for.</summary>
internal static class FabPayment
{
    public static object Open(FabstirDeployment deployment) => new JobMarketplace.Functions.CreateSessionFromDepositForModel
    {
        Host = default,
        ModelId = default,
        PaymentToken = deployment.Fab, // FAB1001: deployment.Fab
        Deposit = 2_000_000,
        PricePerToken = 5_000,
        MaxDuration = 3_600,
        ProofInterval = 100,
        ProofTimeoutWindow = 300,
    };
}
