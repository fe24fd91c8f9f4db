using System.Collections.Concurrent;
using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>The sessions that have a client, or an answer that is kept for one. Thread-safe.</summary>
internal sealed class LiveSessions(StreamServices services) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<UInt256, LiveSession> _sessions = [];

    public IEnumerable<LiveSession> All => _sessions.Values;

    /// <summary>Gives a session a socket.</summary>
    /// <exception cref="ServiceRefusedException">It has one, and the new one does not prove that it may take over.</exception>
    public async Task<LiveSession> AttachAsync(IServedSession served, ISessionSocket socket, bool isAuthenticated)
    {
        while (true)
        {
            LiveSession session = Find(served);
            if (await session.AttachAsync(served, socket, isAuthenticated).ConfigureAwait(false))
            {
                return session;
            }
        }
    }

    /// <summary>The session, for an answer over no socket.</summary>
    public LiveSession Find(IServedSession served) =>
        _sessions.GetOrAdd(served.Identity.Id, static (_, arguments) => arguments.Self.Create(arguments.Served), (Self: this, Served: served));

    public async ValueTask DisposeAsync()
    {
        foreach (LiveSession session in _sessions.Values)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private LiveSession Create(IServedSession served) =>
        new(served, services, session => _sessions.TryRemove(new KeyValuePair<UInt256, LiveSession>(session.Served.Identity.Id, session)));
}
