namespace Fabstir.Ethereum;

/// <summary>How a transaction is sent. What is not set is asked from the node.</summary>
public sealed record TransactionOptions
{
    /// <summary>The most gas that it may use. Default: the node's estimate and a fifth more.</summary>
    public ulong? GasLimit { get; init; }

    /// <summary>The most to pay for a unit of gas, tip included. Default: twice the base fee of the latest block and the tip.</summary>
    public Wei? MaxFeePerGas { get; init; }

    /// <summary>What of it goes to whoever builds the block. Default: what the node suggests.</summary>
    public Wei? MaxPriorityFeePerGas { get; init; }
}
