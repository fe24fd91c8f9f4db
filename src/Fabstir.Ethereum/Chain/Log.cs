using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A log as a node returns it: what a contract emitted, and where.</summary>
public sealed record Log
{
    /// <summary>The contract that emitted it.</summary>
    public required Address Address { get; init; }

    /// <summary>Topic0 and the indexed arguments: none to four.</summary>
    public required AbiArray<Bytes32> Topics { get; init; }

    /// <summary>The arguments that are not indexed, encoded.</summary>
    public required Bytes Data { get; init; }

    /// <summary>The block that it is in.</summary>
    public required ulong BlockNumber { get; init; }

    /// <summary>The hash of that block: with <see cref="Index"/> it names the log for good, also across reorganisations.</summary>
    public required Bytes32 BlockHash { get; init; }

    /// <summary>The transaction that it was emitted in.</summary>
    public required Bytes32 TransactionHash { get; init; }

    /// <summary>Its place among the logs of the block.</summary>
    public required uint Index { get; init; }

    /// <summary>Whether a reorganisation has taken it back.</summary>
    public bool Removed { get; init; }
}
