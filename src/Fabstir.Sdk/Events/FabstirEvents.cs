using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>What happens on chain to the account and its sessions, for any number of readers. Thread-safe.</summary>
public sealed class FabstirEvents
{
    /// <summary>How many events wait for a slow reader where he does not say otherwise.</summary>
    public const int DefaultCapacity = 1_000;

    private readonly MarketplaceConnection _connection;
    private readonly EventHub _hub;

    internal FabstirEvents(MarketplaceConnection connection, EventHub hub)
    {
        _connection = connection;
        _hub = hub;
    }

    /// <summary>Follows the account's sessions, deposits, withdrawals, refunds and delegates, and the marketplace's pauses.</summary>
    /// <remarks>
    /// Follows the marketplace's logs, once for all readers and only while somebody reads; reads the account's running sessions at the start. Writes nothing. A
    /// reader that is slow loses the oldest events, and is told how many; he never delays anything else. A client without an account sees pauses only.
    /// </remarks>
    /// <param name="capacity">How many events may wait for this reader. Range: 1 to 1,000,000.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>A stream that begins with <see cref="FabstirEvent.Following"/> and does not end by itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of range.</exception>
    /// <exception cref="ChainException">The chain could not be followed for too long.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public IAsyncEnumerable<FabstirEvent> ReadAsync(int capacity = DefaultCapacity, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1_000_000);
        return _connection.StreamAsync("events.read", token => ReadAsync(new EventReader(capacity), token), cancellationToken);
    }

    private async IAsyncEnumerable<FabstirEvent> ReadAsync(EventReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _hub.Add(reader);
        try
        {
            await foreach (FabstirEvent item in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            await _hub.RemoveAsync(reader).ConfigureAwait(false);
        }
    }
}
