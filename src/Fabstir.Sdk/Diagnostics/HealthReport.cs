namespace Fabstir;

/// <summary>How a client is doing. Immutable.</summary>
/// <param name="Issues">What is in the way, the worst first; empty when nothing is.</param>
/// <param name="Operations">How each kind of operation went since the client was made.</param>
public sealed record HealthReport(IReadOnlyList<HealthIssue> Issues, IReadOnlyList<OperationMetrics> Operations)
{
    /// <summary>Whether nothing worse than a notice was found.</summary>
    public bool IsHealthy => Issues.All(static issue => issue.Severity == HealthSeverity.Notice);
}
