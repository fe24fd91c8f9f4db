using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that a node has, or may have.</summary>
internal sealed record PendingTransaction
{
    public required ulong ChainId { get; init; }

    public required Address From { get; init; }

    public required ulong Nonce { get; init; }

    public required Bytes32 Hash { get; init; }

    public required ulong GasLimit { get; init; }

    /// <summary>What can be sent again; empty when a node signed it and keeps it to itself.</summary>
    public Bytes Raw { get; init; }

    /// <summary>What was called.</summary>
    public required ContractMessage Message { get; init; }
}
