using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A block without its transactions.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BlockHeader
{
    /// <summary>Its place in the chain, counted from 0.</summary>
    public required ulong Number { get; init; }

    /// <summary>Its hash: after a reorganisation another block has the same number and another hash.</summary>
    public required Bytes32 Hash { get; init; }

    /// <summary>The hash of the block before it.</summary>
    public required Bytes32 ParentHash { get; init; }

    /// <summary>The time that contracts see as <c>block.timestamp</c>, in whole seconds. The clock of this machine may differ.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What every transaction in it pays at least for a unit of gas (EIP-1559); null on a chain without a base fee.</summary>
    public Wei? BaseFeePerGas { get; init; }
}
