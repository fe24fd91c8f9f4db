using Fabstir.Contracts;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2007: a proof timeout window out of range. It is in seconds, and an hour at most.</summary>
internal static class ProofTimeoutWindow
{
    public static object Open(FabstirDeployment deployment) => new JobMarketplace.Functions.CreateSessionFromDepositForModel
    {
        Host = default,
        ModelId = default,
        PaymentToken = deployment.Usdc,
        Deposit = 2_000_000,
        PricePerToken = 5_000,
        MaxDuration = 3_600,
        ProofInterval = 100,
        ProofTimeoutWindow = 300_000, // FAB2007: 300_000
    };
}
