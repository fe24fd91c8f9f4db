using Fabstir.Contracts;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2003: a deposit that no session can have. The least is 0.50 USDC.</summary>
internal static class DepositBounds
{
    public static object Open(FabstirDeployment deployment) => new JobMarketplace.Functions.CreateSessionFromDepositForModel
    {
        Host = default,
        ModelId = default,
        PaymentToken = deployment.Usdc,
        Deposit = 10_000, // FAB2003: 10_000
        PricePerToken = 5_000,
        MaxDuration = 3_600,
        ProofInterval = 100,
        ProofTimeoutWindow = 300,
    };
}
