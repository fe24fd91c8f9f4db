namespace Fabstir.Ethereum;

/// <summary>The one loop of a transport that asks for the newest block. It runs while somebody is attached. Thread-safe.</summary>
/// <param name="client">Asks.</param>
/// <param name="createPace">Says when to ask again; made for each run of the loop.</param>
/// <param name="log">Where it is logged that the node did not answer.</param>
internal sealed class BlockWatcher(JsonRpcClient client, Func<IPollPace> createPace, TransportLog log) : IDisposable
{
    private readonly CancellationTokenSource _disposing = new();
    private readonly Lock _lock = new();
    private readonly List<IBlockObserver> _observers = [];
    private bool _isRunning;
    private BlockHeader? _lastHead;

    /// <summary>Informs an observer from now on: the first time at once, unless the loop already runs.</summary>
    /// <returns>The newest block as the running loop last saw it; null when it has seen none.</returns>
    /// <exception cref="ObjectDisposedException">The transport was disposed.</exception>
    public BlockHeader? Attach(IBlockObserver observer)
    {
        lock (_lock)
        {
            if (_disposing.IsCancellationRequested)
            {
                throw Disposed();
            }

            if (!_observers.Contains(observer))
            {
                _observers.Add(observer);
            }

            if (_isRunning)
            {
                return _lastHead;
            }

            _isRunning = true;
        }

        // The loop outlives the call that starts it: it must not carry that call's trace along.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunAsync);
        }

        return null;
    }

    public void Detach(IBlockObserver observer)
    {
        lock (_lock)
        {
            _observers.Remove(observer);
        }
    }

    public void Dispose() => _disposing.Cancel();

    private async Task RunAsync()
    {
        using IPollPace pace = createPace();
        try
        {
            while (true)
            {
                await PollAsync(_disposing.Token).ConfigureAwait(false);
                if (IsDone())
                {
                    return;
                }

                await pace.WaitAsync(_disposing.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // Whatever ends the loop, a mistake in here included, would leave everybody waiting for ever: they are told.
            Stop(_disposing.IsCancellationRequested ? Disposed() : e);
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        BlockHeader head;
        try
        {
            head = await client.SendAsync(EthRequests.LatestBlock(), cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumException e)
        {
            log.PollFailed(e);
            Array.ForEach(Observers(), observer => observer.OnPollFailed(e));
            return;
        }

        lock (_lock)
        {
            _lastHead = head;
        }

        foreach (IBlockObserver observer in Observers())
        {
            try
            {
                await observer.OnPollAsync(head, cancellationToken).ConfigureAwait(false);
            }
            catch (EthereumException e)
            {
                log.PollFailed(e);
                observer.OnPollFailed(e);
            }
        }
    }

    // Decided under the lock: whoever attaches later starts a loop of his own, and is informed at once.
    private bool IsDone()
    {
        lock (_lock)
        {
            _isRunning = _observers.Count > 0;
            _lastHead = _isRunning ? _lastHead : null;
            return !_isRunning;
        }
    }

    private void Stop(Exception reason)
    {
        IBlockObserver[] observers;
        lock (_lock)
        {
            observers = [.. _observers];
            _observers.Clear();
            _isRunning = false;
            _lastHead = null;
        }

        Array.ForEach(observers, observer => observer.OnStopped(reason));
    }

    private IBlockObserver[] Observers()
    {
        lock (_lock)
        {
            return [.. _observers];
        }
    }

    private static ObjectDisposedException Disposed() => new("JsonRpcTransport");
}
