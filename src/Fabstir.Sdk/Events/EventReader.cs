using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Fabstir;

/// <summary>One reader's queue: bounded, and never in the way of whoever writes to it. Thread-safe.</summary>
internal sealed class EventReader
{
    private readonly Channel<FabstirEvent> _channel;
    private long _dropped;

    public EventReader(int capacity) => _channel = Channel.CreateBounded<FabstirEvent>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref _dropped));

    public void Write(FabstirEvent item) => _channel.Writer.TryWrite(item);

    /// <summary>Nothing more comes; the exception, if any, is what the reader gets in the end.</summary>
    public void Complete(Exception? exception) => _channel.Writer.TryComplete(exception);

    public async IAsyncEnumerable<FabstirEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (FabstirEvent item in _channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            // What was dropped lay before this one.
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and long dropped)
            {
                yield return new FabstirEvent.Lagged(dropped);
            }

            yield return item;
        }
    }
}
