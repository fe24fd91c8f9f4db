namespace Fabstir.Ethereum;

/// <summary>Searches ranges of blocks for logs, in steps that the node allows. Thread-safe.</summary>
internal sealed class LogSearch(JsonRpcClient client, AdaptiveSize range, TransportLog log)
{
    /// <exception cref="ArgumentException">An end is <see cref="BlockReference.Pending"/>: what is not mined has no logs to rely on.</exception>
    /// <exception cref="BlockNotFoundException">The node does not have the block that an end names.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused even a single block.</exception>
    public async Task<IReadOnlyList<Log>> RunAsync(LogQuery query, CancellationToken cancellationToken)
    {
        (BlockReference from, BlockReference to) = query.Blocks;
        if (from == BlockReference.Pending || to == BlockReference.Pending)
        {
            throw new ArgumentException("Logs are searched in mined blocks; pending is none.", nameof(query));
        }

        if (from.Hash is { } hash && to == from)
        {
            return InOrder(await client.SendAsync(EthRequests.Logs(new LogFilter(query, 0, 0, hash)), cancellationToken).ConfigureAwait(false));
        }

        ulong first = await GetNumberAsync(from, cancellationToken).ConfigureAwait(false);
        ulong last = await GetNumberAsync(to, cancellationToken).ConfigureAwait(false);
        return InOrder(await SearchAsync(query, first, last, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Searches as many blocks as the node allows in one request.</summary>
    /// <returns>The logs in order, and the last block that was searched.</returns>
    /// <exception cref="EthereumException">The node could not be reached, or refused even a single block.</exception>
    public async Task<(IReadOnlyList<Log> Logs, ulong Last)> SearchSomeAsync(LogQuery query, ulong first, ulong last, CancellationToken cancellationToken)
    {
        while (true)
        {
            ulong end = first + Math.Min(last - first, (ulong)range.Current - 1);
            if (await TrySearchAsync(query, first, end, cancellationToken).ConfigureAwait(false) is { } logs)
            {
                return (InOrder(logs), end);
            }
        }
    }

    private async Task<List<Log>> SearchAsync(LogQuery query, ulong first, ulong last, CancellationToken cancellationToken)
    {
        List<Log> found = [];
        while (first <= last)
        {
            ulong end = first + Math.Min(last - first, (ulong)range.Current - 1);
            if (await TrySearchAsync(query, first, end, cancellationToken).ConfigureAwait(false) is not { } logs)
            {
                continue;
            }

            found.AddRange(logs);
            if (end == ulong.MaxValue)
            {
                break;
            }

            first = end + 1;
        }

        return found;
    }

    /// <returns>Null when the node refused, and less should be asked for.</returns>
    private async Task<Log[]?> TrySearchAsync(LogQuery query, ulong first, ulong end, CancellationToken cancellationToken)
    {
        int size = (int)(end - first) + 1;
        try
        {
            Log[] logs = await client.SendAsync(EthRequests.Logs(new LogFilter(query, first, end)), cancellationToken).ConfigureAwait(false);
            range.Accepted(size);
            return logs;
        }
        catch (EthereumException e) when (size > 1 && e is JsonRpcException or NodeRefusedException or MalformedAnswerException)
        {
            // Too many blocks, too many logs, too many bytes: nodes say it in as many ways, and the remedy is the same.
            range.Refused(size);
            log.LogRangeRefused(size, range.Current, e);
            return null;
        }
    }

    // While a search runs, a reorganisation can bring the same transaction up again in another block: both logs are kept, each once.
    public static IReadOnlyList<Log> InOrder(IEnumerable<Log> logs) =>
    [
        .. logs.Where(entry => !entry.Removed)
            .DistinctBy(entry => (entry.BlockHash, entry.Index))
            .OrderBy(entry => entry.BlockNumber)
            .ThenBy(entry => entry.Index),
    ];

    /// <exception cref="BlockNotFoundException">The node does not have the block.</exception>
    public async Task<ulong> GetNumberAsync(BlockReference block, CancellationToken cancellationToken)
    {
        if (block.Number is { } number)
        {
            return number;
        }

        if (block == BlockReference.Earliest)
        {
            return 0;
        }

        BlockHeader? header = await client.SendAsync(EthRequests.Block(block), cancellationToken).ConfigureAwait(false);
        return header?.Number ?? throw new BlockNotFoundException(block);
    }
}
