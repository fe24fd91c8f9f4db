using Fabstir.Abi;

namespace Fabstir;

/// <summary>What this client has seen of hosts, in memory: the newest observations of the hosts that were seen last. Thread-safe.</summary>
internal sealed class HostObservations
{
    private const int MaxHosts = 4_096;
    private const int MaxOfHost = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<Address, Queue<HostObservation>> _byHost = [];
    private readonly LinkedList<Address> _lastSeen = new();

    public void Add(HostObservation observation)
    {
        lock (_lock)
        {
            if (!_byHost.TryGetValue(observation.Host, out Queue<HostObservation>? seen))
            {
                _byHost.Add(observation.Host, seen = new Queue<HostObservation>());
                Forget();
            }
            else
            {
                _lastSeen.Remove(observation.Host);
            }

            _lastSeen.AddLast(observation.Host);
            seen.Enqueue(observation);
            if (seen.Count > MaxOfHost)
            {
                seen.Dequeue();
            }
        }
    }

    /// <summary>The observations of a host, oldest first.</summary>
    public IReadOnlyList<HostObservation> Of(Address host)
    {
        lock (_lock)
        {
            return _byHost.TryGetValue(host, out Queue<HostObservation>? seen) ? [.. seen] : [];
        }
    }

    private void Forget()
    {
        if (_byHost.Count > MaxHosts && _lastSeen.First is { } oldest)
        {
            _byHost.Remove(oldest.Value);
            _lastSeen.RemoveFirst();
        }
    }
}
