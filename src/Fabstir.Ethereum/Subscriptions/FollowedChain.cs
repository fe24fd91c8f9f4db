namespace Fabstir.Ethereum;

/// <summary>
/// The newest blocks whose logs were reported. Between two of them, blocks may be missing in which there was nothing to report: a reorganisation below
/// a block goes back to the one before it.
/// </summary>
internal sealed class FollowedChain
{
    private const int MostBlocks = 512;
    private const int MostLogs = 100_000;

    private readonly LinkedList<FollowedBlock> _blocks = [];
    private readonly ulong _first;
    private int _logCount;
    private bool _hasForgotten;

    /// <param name="first">The first block that is reported.</param>
    public FollowedChain(ulong first) => _first = first;

    /// <summary>The newest block; null when none was reported, or all of them were taken back.</summary>
    public FollowedBlock? Last => _blocks.Last?.Value;

    /// <summary>The block to go on with.</summary>
    public ulong Next => Last is { } last ? last.Number + 1 : _first;

    public void Add(FollowedBlock block)
    {
        _blocks.AddLast(block);
        _logCount += block.Logs.Count;
        while (_blocks.Count > MostBlocks || (_logCount > MostLogs && _blocks.Count > 1))
        {
            _logCount -= _blocks.First!.Value.Logs.Count;
            _blocks.RemoveFirst();
            _hasForgotten = true;
        }
    }

    /// <summary>Takes the newest block back.</summary>
    /// <exception cref="ReorganisationTooDeepException">It is the oldest that is remembered, and there were others before it.</exception>
    public void RemoveLast()
    {
        FollowedBlock last = _blocks.Last!.Value;
        if (_blocks.Count == 1 && _hasForgotten)
        {
            throw new ReorganisationTooDeepException(last.Number);
        }

        _blocks.RemoveLast();
        _logCount -= last.Logs.Count;
    }

    /// <summary>The newest remembered block that is not above another; null when all are above it.</summary>
    public FollowedBlock? NewestUpTo(ulong number)
    {
        LinkedListNode<FollowedBlock>? node = _blocks.Last;
        while (node is not null && node.Value.Number > number)
        {
            node = node.Previous;
        }

        return node?.Value;
    }
}
