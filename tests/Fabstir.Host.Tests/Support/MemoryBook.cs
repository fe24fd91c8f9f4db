using System.Collections.Concurrent;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host.Tests.Support;

/// <summary>A book without a chain: it serves the sessions that a test puts into it.</summary>
internal sealed class MemoryBook : ISessionBook
{
    private readonly ConcurrentDictionary<UInt256, MemorySession> _sessions = [];

    public ConcurrentDictionary<UInt256, IReadOnlyList<HostCheckpoint>> Checkpoints { get; } = [];

    public int Admissions { get; private set; }

    public bool IsDrained { get; private set; }

    /// <summary>What admitting throws; null to admit.</summary>
    public Exception? Failure { get; set; }

    public MemorySession Add(ulong id, Address depositor, ModelId model, int tokens = 1_000)
    {
        MemorySession session = new(id, depositor, model, tokens);
        _sessions[id] = session;
        return session;
    }

    public Task<IServedSession> AdmitAsync(UInt256 sessionId, CancellationToken cancellationToken)
    {
        Admissions++;
        return Failure is { } failure ? Task.FromException<IServedSession>(failure)
            : _sessions.TryGetValue(sessionId, out MemorySession? session) ? Task.FromResult<IServedSession>(session)
            : Task.FromException<IServedSession>(
                new ServiceRefusedException(HostErrorCode.SessionNotFound, FabstirErrorCode.SessionNotFound, $"There is no session {sessionId}."));
    }

    public Task DrainAsync(CancellationToken cancellationToken)
    {
        IsDrained = true;
        return Task.CompletedTask;
    }

    public IReadOnlyList<HostCheckpoint> CheckpointsOf(UInt256 sessionId) => Checkpoints.GetValueOrDefault(sessionId) ?? [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
