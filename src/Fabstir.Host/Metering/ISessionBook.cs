using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>All sessions that this host serves, and what they owe. Thread-safe.</summary>
internal interface ISessionBook : IAsyncDisposable
{
    /// <summary>Takes up what an earlier process left. Before anything else.</summary>
    Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The session, if the chain says that it is active, ours, funded, within its deadlines, and for a model that is served here.</summary>
    /// <exception cref="ServiceRefusedException">It is not.</exception>
    Task<IServedSession> AdmitAsync(UInt256 sessionId, CancellationToken cancellationToken);

    /// <summary>Admits nobody any more, writes everything down, and claims what is unproven.</summary>
    Task DrainAsync(CancellationToken cancellationToken);

    /// <summary>What was claimed of a session, oldest first; empty for one that was never served here.</summary>
    IReadOnlyList<HostCheckpoint> CheckpointsOf(UInt256 sessionId);
}
