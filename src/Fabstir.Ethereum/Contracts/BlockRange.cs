namespace Fabstir.Ethereum;

/// <summary>Blocks to search for logs, both ends included.</summary>
/// <param name="From">The first block.</param>
/// <param name="To">The last block. Default: the latest.</param>
public readonly record struct BlockRange(BlockReference From, BlockReference To = default)
{
    /// <summary>The whole chain. On a public node that is many requests.</summary>
    public static BlockRange All => new(BlockReference.Earliest);

    /// <summary>From a block to the latest.</summary>
    /// <param name="number">The first block.</param>
    public static BlockRange Since(ulong number) => new(number);
}
