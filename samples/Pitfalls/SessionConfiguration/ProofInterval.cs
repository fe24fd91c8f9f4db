using Fabstir.Contracts;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2006: a proof interval that is not in tokens. It was in seconds once.</summary>
internal static class ProofInterval
{
    public static object Open(FabstirDeployment deployment, TimeSpan pause) => new JobMarketplace.Functions.CreateSessionFromDepositForModel
    {
        Host = default,
        ModelId = default,
        PaymentToken = deployment.Usdc,
        Deposit = 2_000_000,
        PricePerToken = 5_000,
        MaxDuration = 3_600,
        ProofInterval = (ulong)pause.TotalSeconds, // FAB2006: (ulong)pause
        ProofTimeoutWindow = 300,
    };
}
