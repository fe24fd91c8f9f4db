namespace Fabstir;

/// <summary>How the client is doing, and what stands in its way. Thread-safe.</summary>
public sealed class FabstirDiagnostics
{
    private readonly MarketplaceConnection _connection;

    internal FabstirDiagnostics(MarketplaceConnection connection) => _connection = connection;

    /// <summary>How each kind of operation went since the client was made, by name. Reads nothing from the chain.</summary>
    public IReadOnlyList<OperationMetrics> Operations => _connection.Operations.Snapshot();

    /// <summary>Looks at the node, the contracts, the account's funds and the journal.</summary>
    /// <remarks>
    /// Reads the newest block, the contracts' revisions, <c>paused</c>, the account's balances and the journal. Writes nothing. What cannot be read is an issue of
    /// the report, and no exception: it can be asked while nothing works.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public Task<HealthReport> GetHealthAsync(CancellationToken cancellationToken = default) => new HealthCheck(_connection).RunAsync(cancellationToken);
}
