using System.Threading.Channels;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Brings one subscription up to a block: what was reorganised away is reported as removed, what is missing is fetched.</summary>
/// <remarks>
/// Near the head logs are asked for by the hash of their block: a node that does not have it fails instead of answering with nothing. Whatever fails, the next
/// step goes on behind the last block that was reported.
/// </remarks>
internal sealed class LogFollower(
    JsonRpcClient client, LogSearch search, LogQuery query, int confirmations, FollowedChain chain, ChannelWriter<Log> reader, TransportLog log)
{
    // Nodes behind one URL are a few blocks apart: what is older than these, all of them have.
    private const int TipBlocks = 16;

    private Bytes32? _done;

    /// <summary>Reports what there is to report when the chain has come to a block.</summary>
    /// <exception cref="ReorganisationTooDeepException">The chain was reorganised below all that is remembered.</exception>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async Task StepAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        if (head.Hash == _done || head.Number + 1 < (ulong)confirmations)
        {
            return;
        }

        ulong target = head.Number + 1 - (ulong)confirmations;
        bool isUpToDate = await RewindAsync(head, cancellationToken).ConfigureAwait(false);
        while (isUpToDate && chain.Next + TipBlocks <= target)
        {
            isUpToDate = await CatchUpAsync(target - TipBlocks, cancellationToken).ConfigureAwait(false);
        }

        if (isUpToDate && await ReportTipAsync(head, target, cancellationToken).ConfigureAwait(false))
        {
            _done = head.Hash;
        }
    }

    /// <summary>Takes back what the chain no longer has.</summary>
    /// <returns>Whether the chain now goes on behind what was reported; else the node is behind, or of two minds.</returns>
    private async Task<bool> RewindAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        while (chain.Last is { } last && head.ParentHash != last.Hash)
        {
            // A node that is behind says nothing about newer blocks: they are taken back when others are in their place.
            if (chain.NewestUpTo(head.Number) is not { } known)
            {
                return false;
            }

            BlockHeader? actual = known.Number == head.Number
                ? head
                : await client.SendAsync(EthRequests.Block(known.Number), cancellationToken).ConfigureAwait(false);
            if (actual is null || actual.Hash == known.Hash)
            {
                return actual is not null && known == last;
            }

            await TakeBackAsync(last, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task TakeBackAsync(FollowedBlock block, CancellationToken cancellationToken)
    {
        chain.RemoveLast();
        if (block.Logs.Count > 0)
        {
            log.LogsTakenBack(block.Logs.Count, query.Address, block.Number);
        }

        for (int i = block.Logs.Count - 1; i >= 0; i--)
        {
            await reader.WriteAsync(block.Logs[i] with { Removed = true }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reports blocks that are far from the head, many at a time.</summary>
    /// <returns>Whether the chain stayed the same while they were searched.</returns>
    private async Task<bool> CatchUpAsync(ulong last, CancellationToken cancellationToken)
    {
        Dictionary<ulong, Bytes32>? before = await GetHashesAsync([last], cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<Log> logs, ulong end) = await search.SearchSomeAsync(query, chain.Next, last, cancellationToken).ConfigureAwait(false);
        ulong known = chain.Last?.Number ?? end;
        Dictionary<ulong, Bytes32>? after = await GetHashesAsync([known, end, last], cancellationToken).ConfigureAwait(false);

        // A block that is the same before and after stands for all that are below it.
        if (before is null || after is null || before[last] != after[last] || (chain.Last is { } reported && after[known] != reported.Hash))
        {
            return false;
        }

        foreach (IGrouping<(ulong Number, Bytes32 Hash), Log> block in logs.GroupBy(static entry => (entry.BlockNumber, entry.BlockHash)))
        {
            await ReportAsync(new FollowedBlock(block.Key.Number, block.Key.Hash, [.. block]), cancellationToken).ConfigureAwait(false);
        }

        if (chain.Next <= end)
        {
            chain.Add(new FollowedBlock(end, after[end], []));
        }

        return true;
    }

    /// <summary>Reports the newest blocks, each by its hash.</summary>
    /// <returns>Whether they follow each other, and what was reported before.</returns>
    private async Task<bool> ReportTipAsync(BlockHeader head, ulong target, CancellationToken cancellationToken)
    {
        if (chain.Next > target)
        {
            return true;
        }

        ulong[] numbers = [.. Enumerable.Range(0, (int)(target - chain.Next) + 1).Select(i => chain.Next + (ulong)i)];
        BlockHeader[]? headers = numbers is [var only] && only == head.Number
            ? [head]
            : await GetHeadersAsync(numbers, cancellationToken).ConfigureAwait(false);
        if (headers is null || !FollowEachOther(headers))
        {
            return false;
        }

        JsonRpcRequest<Log[]>[] requests = Array.ConvertAll(headers, header => EthRequests.Logs(LogFilter.Of(query, header)));
        JsonRpcReply<Log[]>[] replies = await client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < headers.Length; i++)
        {
            IReadOnlyList<Log> logs = LogSearch.InOrder(replies[i].GetResult());
            await ReportAsync(new FollowedBlock(headers[i].Number, headers[i].Hash, logs), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private bool FollowEachOther(BlockHeader[] headers)
    {
        Bytes32? parent = chain.Last?.Hash;
        foreach (BlockHeader header in headers)
        {
            if (parent is { } hash && header.ParentHash != hash)
            {
                return false;
            }

            parent = header.Hash;
        }

        return true;
    }

    private async Task ReportAsync(FollowedBlock block, CancellationToken cancellationToken)
    {
        foreach (Log entry in block.Logs)
        {
            await reader.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        chain.Add(block);
    }

    /// <summary>Blocks by their numbers; null when the node does not have one of them.</summary>
    private async Task<BlockHeader[]?> GetHeadersAsync(ulong[] numbers, CancellationToken cancellationToken)
    {
        JsonRpcRequest<BlockHeader?>[] requests = Array.ConvertAll(numbers, static number => EthRequests.Block(number));
        JsonRpcReply<BlockHeader?>[] replies = await client.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        BlockHeader?[] headers = Array.ConvertAll(replies, static reply => reply.GetResult());
        return Array.TrueForAll(headers, static header => header is not null) ? [.. headers.OfType<BlockHeader>()] : null;
    }

    /// <summary>The hashes of blocks by their numbers; null when the node does not have one of them.</summary>
    private async Task<Dictionary<ulong, Bytes32>?> GetHashesAsync(ulong[] numbers, CancellationToken cancellationToken)
    {
        BlockHeader[]? headers = await GetHeadersAsync([.. numbers.Distinct()], cancellationToken).ConfigureAwait(false);
        return headers?.ToDictionary(static header => header.Number, static header => header.Hash);
    }
}
