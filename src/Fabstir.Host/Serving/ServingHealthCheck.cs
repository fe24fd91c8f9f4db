using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fabstir.Host;

/// <summary>Unhealthy as soon as the host is about to end, so that a load balancer sends nobody any more.</summary>
internal sealed class ServingHealthCheck(ServingState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.IsDraining ? HealthCheckResult.Unhealthy("The host is about to end.") : HealthCheckResult.Healthy());
}
