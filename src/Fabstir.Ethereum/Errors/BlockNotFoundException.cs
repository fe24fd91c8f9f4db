namespace Fabstir.Ethereum;

/// <summary>A node does not have a block: it is on another branch, not that far yet, or does not know what the name stands for.</summary>
public sealed class BlockNotFoundException : EthereumException
{
    /// <summary>Describes a block that is not there.</summary>
    /// <param name="block">What was asked for.</param>
    public BlockNotFoundException(BlockReference block)
        : base($"The node does not have block {block}.") => Block = block;

    /// <summary>What was asked for.</summary>
    public BlockReference Block { get; }
}
