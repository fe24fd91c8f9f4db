using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Which logs to ask a node for.</summary>
public sealed record LogQuery
{
    /// <summary>The contract that emitted them.</summary>
    public required Address Address { get; init; }

    /// <summary>At each place the topics that are accepted, none where all are.</summary>
    public required AbiArray<AbiArray<Bytes32>> Topics { get; init; }

    /// <summary>The blocks that are searched.</summary>
    public required BlockRange Blocks { get; init; }
}
