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

    private async Task<List<Log>> SearchAsync(LogQuery query, ulong first, ulong last, CancellationToken cancellationToken)
    {
        List<Log> found = [];
        while (first <= last)
        {
            ulong end = first + Math.Min(last - first, (ulong)range.Current - 1);
            int size = (int)(end - first) + 1;
            try
            {
                found.AddRange(await client.SendAsync(EthRequests.Logs(new LogFilter(query, first, end)), cancellationToken).ConfigureAwait(false));
            }
            catch (EthereumException e) when (size > 1 && e is JsonRpcException or NodeRefusedException or MalformedAnswerException)
            {
                // Too many blocks, too many logs, too many bytes: nodes say it in as many ways, and the remedy is the same.
                range.Refused(size);
                log.LogRangeRefused(size, range.Current, e);
                continue;
            }

            range.Accepted(size);
            if (end == ulong.MaxValue)
            {
                break;
            }

            first = end + 1;
        }

        return found;
    }

    // While a search runs, a reorganisation can bring the same transaction up again in another block: both logs are kept, each once.
    private static IReadOnlyList<Log> InOrder(IEnumerable<Log> logs) =>
    [
        .. logs.Where(entry => !entry.Removed)
            .DistinctBy(entry => (entry.BlockHash, entry.Index))
            .OrderBy(entry => entry.BlockNumber)
            .ThenBy(entry => entry.Index),
    ];

    private async Task<ulong> GetNumberAsync(BlockReference block, CancellationToken cancellationToken)
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
