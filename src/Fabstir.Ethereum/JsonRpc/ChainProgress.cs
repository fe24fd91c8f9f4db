namespace Fabstir.Ethereum;

/// <summary>
/// The newest block that anything was decided by. Behind one URL there may be nodes that have not got that far: what depends on it waits for them.
/// Thread-safe.
/// </summary>
internal sealed class ChainProgress(JsonRpcClient client, JsonRpcTransportOptions options)
{
    // Of several nodes behind one URL the same one may answer a few times in a row.
    private const int AnswersUntilBelieved = 5;

    private ulong _highest;

    /// <summary>Something is decided by a block, or by what is in it.</summary>
    public void See(ulong block)
    {
        ulong before = Volatile.Read(ref _highest);
        while (block > before)
        {
            ulong found = Interlocked.CompareExchange(ref _highest, block, before);
            if (found == before)
            {
                return;
            }

            before = found;
        }
    }

    /// <summary>The newest block of a node that is not behind. One that stays behind for <see cref="JsonRpcTransportOptions.MaxLag"/> is believed: the chain went back.</summary>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public Task<BlockHeader> GetHeadAsync(CancellationToken cancellationToken) => ReadAsync(
        async token =>
        {
            BlockHeader head = await client.SendAsync(EthRequests.LatestBlock(), token).ConfigureAwait(false);
            return (head, head.Number);
        },
        cancellationToken);

    /// <summary>Reads until a node answers that is not behind; one that stays behind is believed.</summary>
    /// <param name="read">Reads something of the newest block of a node, and says which block that is.</param>
    /// <param name="cancellationToken">Is passed on, and ends the waiting.</param>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<(T Result, ulong Block)>> read, CancellationToken cancellationToken)
    {
        long? behindSince = null;
        for (int inRow = 1; ; inRow++)
        {
            (T result, ulong block) = await read(cancellationToken).ConfigureAwait(false);
            ulong highest = Volatile.Read(ref _highest);
            if (block >= highest)
            {
                See(block);
                return result;
            }

            // Counted from the first answer that was behind: one that came late says nothing about how long the node has been.
            behindSince ??= options.TimeProvider.GetTimestamp();
            if (options.MaxLag == TimeSpan.Zero || (inRow >= AnswersUntilBelieved && IsOver(behindSince.Value)))
            {
                Interlocked.CompareExchange(ref _highest, block, highest);
                return result;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for something at a block that a node has shown, and waits for those that do not have it yet.</summary>
    /// <exception cref="EthereumException">There is no result.</exception>
    public async Task<TResult> AskAtAsync<TResult>(JsonRpcRequest<TResult> request, ulong block, CancellationToken cancellationToken) =>
        (await ReplyAtAsync(request, block, cancellationToken).ConfigureAwait(false)).GetResult();

    /// <summary>The same, and what a failure means is left to the caller.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<JsonRpcReply<TResult>> ReplyAtAsync<TResult>(JsonRpcRequest<TResult> request, ulong block, CancellationToken cancellationToken)
    {
        long started = options.TimeProvider.GetTimestamp();
        while (true)
        {
            JsonRpcReply<TResult> reply = await client.ReplyAsync(request, cancellationToken).ConfigureAwait(false);
            if (reply.Failure is not JsonRpcException { RevertData: null }
                || block > Volatile.Read(ref _highest)
                || IsOver(started)
                || await HasAsync(block, cancellationToken).ConfigureAwait(false))
            {
                return reply;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // How a node says that it does not have a block is its own affair; whether it has one is not.
    private async Task<bool> HasAsync(ulong block, CancellationToken cancellationToken) =>
        await client.SendAsync(EthRequests.Block(block), cancellationToken).ConfigureAwait(false) is not null;

    private bool IsOver(long started) => options.TimeProvider.GetElapsedTime(started) >= options.MaxLag;

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.PollInterval, options.TimeProvider, cancellationToken);
}
