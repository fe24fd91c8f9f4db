using System.Threading.Channels;

namespace Fabstir.Ethereum;

/// <summary>The newest block for one reader, who may be slow: what he has not read yet is replaced by what is newer.</summary>
internal sealed class HeadFeed : IBlockObserver, IDisposable
{
    private readonly BlockWatcher _watcher;
    private readonly Channel<HeadNews> _news = Channel.CreateBounded<HeadNews>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <exception cref="ObjectDisposedException">The transport was disposed.</exception>
    public HeadFeed(BlockWatcher watcher)
    {
        _watcher = watcher;
        if (watcher.Attach(this) is { } head)
        {
            // Polls that wait for announcements may be far apart: what is known already need not wait for the next.
            _news.Writer.TryWrite(new HeadNews(head, null));
        }
    }

    /// <summary>What polls find from now on. It ends with an exception when there will be no more.</summary>
    public IAsyncEnumerable<HeadNews> ReadAllAsync(CancellationToken cancellationToken) => _news.Reader.ReadAllAsync(cancellationToken);

    public Task OnPollAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        _news.Writer.TryWrite(new HeadNews(head, null));
        return Task.CompletedTask;
    }

    public void OnPollFailed(EthereumException reason) => _news.Writer.TryWrite(new HeadNews(null, reason));

    public void OnStopped(Exception reason) => _news.Writer.TryComplete(reason);

    public void Dispose() => _watcher.Detach(this);
}
