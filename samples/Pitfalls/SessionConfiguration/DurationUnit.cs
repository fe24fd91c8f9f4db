using Fabstir.Contracts;

namespace Pitfalls.SessionConfiguration;

/// <summary>FAB2005: a duration that is not in seconds. An hour becomes six weeks.</summary>
internal static class DurationUnit
{
    public static object Open(FabstirDeployment deployment, TimeSpan length) => new JobMarketplace.Functions.CreateSessionFromDepositForModel
    {
        Host = default,
        ModelId = default,
        PaymentToken = deployment.Usdc,
        Deposit = 2_000_000,
        PricePerToken = 5_000,
        MaxDuration = (ulong)length.TotalMilliseconds, // FAB2005: (ulong)length
        ProofInterval = 100,
        ProofTimeoutWindow = 300,
    };
}
