using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A signed transaction that is about to be handed to a node: all that is needed to find it again, or to send the same bytes again.</summary>
/// <remarks>
/// Nothing in it is secret: as soon as it is sent, everybody sees it. Whoever reads <see cref="Raw"/> before that can send it, and nothing else.
/// Immutable, thread-safe.
/// </remarks>
public sealed record SignedIntent
{
    /// <summary>The chain that it is valid on (EIP-155).</summary>
    public required ulong ChainId { get; init; }

    /// <summary>The account that signed it, and pays.</summary>
    public required Address From { get; init; }

    /// <summary>The contract or account that it goes to; null when it creates a contract. In a cancellation the same as <see cref="From"/>.</summary>
    public required Address? To { get; init; }

    /// <summary>Its place among the transactions of the account: of all that have the same, the chain takes one.</summary>
    public required ulong Nonce { get; init; }

    /// <summary>What it is known by.</summary>
    public required Bytes32 Hash { get; init; }

    /// <summary>What <c>eth_sendRawTransaction</c> takes, and <see cref="JsonRpcTransport.ResumeAsync"/> after a restart.</summary>
    public required Bytes Raw { get; init; }

    /// <summary>The Keccak-256 of its calldata: what it does, recognisable without repeating it.</summary>
    public required Bytes32 CalldataHash { get; init; }

    /// <summary>How much of the native currency goes with it, in wei.</summary>
    public required Wei Value { get; init; }

    /// <summary>The most gas that it may use.</summary>
    public required ulong GasLimit { get; init; }
}
