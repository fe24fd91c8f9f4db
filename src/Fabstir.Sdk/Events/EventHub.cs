using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Follows the marketplace while anybody reads, and gives each reader every event. Thread-safe.</summary>
internal sealed class EventHub(MarketplaceConnection connection) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<EventReader> _readers = [];
    private CancellationTokenSource? _stop;
    private Task _pump = Task.CompletedTask;
    private ulong? _followedFrom;

    public void Add(EventReader reader)
    {
        lock (_lock)
        {
            _readers.Add(reader);
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                _followedFrom = null;
                CancellationToken stopping = _stop.Token;
                Task before = _pump;
                _pump = Task.Run(() => PumpAsync(before, stopping), CancellationToken.None);
            }
            else if (_followedFrom is { } block)
            {
                reader.Write(new FabstirEvent.Following(block));
            }
        }
    }

    /// <summary>A reader leaves; with the last one, following ends.</summary>
    public async ValueTask RemoveAsync(EventReader reader)
    {
        Task ended = Task.CompletedTask;
        lock (_lock)
        {
            _readers.Remove(reader);
            if (_readers.Count == 0 && _stop is not null)
            {
                _stop.Cancel();
                _stop.Dispose();
                _stop = null;
                ended = _pump;
            }
        }

        await ended.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        Task pump;
        lock (_lock)
        {
            _readers.ForEach(static reader => reader.Complete(new ObjectDisposedException("FabstirEvents")));
            _readers.Clear();
            _stop?.Cancel();
            _stop?.Dispose();
            _stop = null;
            pump = _pump;
        }

        await pump.ConfigureAwait(false);
    }

    private async Task PumpAsync(Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(false);
        try
        {
            BlockHeader head = await connection.Node.GetBlockAsync(BlockReference.Latest, cancellationToken).ConfigureAwait(false)
                ?? throw new BlockNotFoundException(BlockReference.Latest);
            AccountEvents events = new(connection.Node.Account ?? Address.Zero, connection.Deployment, await KnownSessionsAsync(cancellationToken).ConfigureAwait(false));
            Begin(head.Number);
            await foreach (Log log in connection.Node.Transport.SubscribeAsync(
                connection.Deployment.JobMarketplace, AccountEvents.Topics, new SubscriptionOptions { From = head.Number + 1 }, cancellationToken).ConfigureAwait(false))
            {
                if (events.Find(log) is { } found)
                {
                    Publish(found);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
        catch (Exception e)
        {
            End(e is FabstirException ? e : new ChainException("events.read", e), cancellationToken);
        }
    }

    private async Task<IEnumerable<UInt256>> KnownSessionsAsync(CancellationToken cancellationToken) => connection.Node.Account is { } account
        ? (await new SessionDirectory(connection).FindActiveAsync(account, [], cancellationToken).ConfigureAwait(false)).Select(static state => state.Id)
        : [];

    private void Begin(ulong block)
    {
        lock (_lock)
        {
            _followedFrom = block;
            _readers.ForEach(reader => reader.Write(new FabstirEvent.Following(block)));
        }
    }

    private void Publish(FabstirEvent item)
    {
        lock (_lock)
        {
            _readers.ForEach(reader => reader.Write(item));
        }
    }

    private void End(Exception exception, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            _readers.ForEach(reader => reader.Complete(exception));
            _readers.Clear();
            _stop?.Dispose();
            _stop = null;
        }
    }
}
